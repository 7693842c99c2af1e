"""The rules from French to LSF, in the order they are applied."""

from lsf_avatar.glossing.rules import dropping, meaning, ordering
from lsf_avatar.glossing.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    dropping.condition_si,
    dropping.condition_when,
    meaning.otherwise,
    dropping.il_y_a,
    dropping.avoir_lieu,
    dropping.not_to_have,
    dropping.impersonal_subject,
    dropping.reflexive,
    meaning.passive_agent_first,
    dropping.auxiliary,
    meaning.negative_words,
    dropping.copula,
    dropping.faire_unsigned,
    dropping.avoir_unsigned,
    dropping.negation_ne,
    dropping.pronoun_en_y,
    dropping.relative,
    dropping.that,
    meaning.one_counted,
    ordering.whole_before_part,
    ordering.adjective_after_noun,
    ordering.quantity_after_noun,
    ordering.possessive_after_noun,
    ordering.demonstrative_points,
    dropping.article,
    dropping.preposition_by_order,
    dropping.coordination_et,
    meaning.pronoun_points,
    meaning.vehicle_locus,
    meaning.alternative,
    meaning.without_behind,
    meaning.neither,
    ordering.actors_before_action,
    ordering.action_last,
    ordering.place_first,
    ordering.time_first,
    ordering.modal_after_action,
    ordering.negation_after_action,
    meaning.headshake,
    ordering.question_word_last,
)

__all__ = ["RULES", "Rule"]
