"""Values: what must come back exactly as it was written.

A value is found in the text before any grammar looks at it: dates, times, numbers, telephone
numbers, plates, codes, addresses of the web. Its parts are signed in order, never translated.
"""

from lsf_avatar.glossing.values.found import Part, Value
from lsf_avatar.glossing.values.scan import scan

__all__ = ["Part", "Value", "scan"]
