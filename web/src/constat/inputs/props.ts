import type { Question, Value } from "../../api/types";

/** What every input gets: its question, what is there now, and where to say what changed. */
export interface InputProps<V extends Value = Value> {
  readonly question: Question;
  readonly value: V | undefined;
  /** Ids of the texts that describe the field: help, error, warnings. */
  readonly describedBy: string;
  readonly invalid: boolean;
  onChange(value: V): void;
  /** Asks the signer to sign an option. */
  onSay(phrase: string, caption: string): void;
}
