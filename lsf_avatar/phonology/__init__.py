"""WHAT a sign is made of: handshapes, places, directions, movements, face; and what a sentence is.

The waist of the whole: language rooms write these values, body rooms read them. Nothing here
knows a joint, a second or a pixel, and nothing knows a spelling of French.

Sides are *active* and *passive*, never right and left: a left-handed signer is a setting that only
kinematics sees. Vectors are in the signer's frame: (active, up, forward), metres.
"""
