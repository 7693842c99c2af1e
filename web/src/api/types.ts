/** What the server says, as written in its HTTP contract. */

export type Side = "A" | "B";

export type AnswerType =
  | "yesno"
  | "choice"
  | "multi"
  | "text"
  | "date"
  | "time"
  | "place"
  | "address"
  | "phone"
  | "email"
  | "plate"
  | "number"
  | "svgpoint"
  | "photo"
  | "sketch"
  | "signature";

/** When a question is asked; names other questions by their id. */
export type Condition =
  | readonly ["is", string, string]
  | readonly ["in", string, readonly string[]]
  | readonly ["has", string, string]
  | readonly ["answered", string]
  | readonly ["not", Condition]
  | readonly ["all", ...Condition[]]
  | readonly ["any", ...Condition[]];

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Id of its phrase, for the signer. */
  readonly phrase?: string;
  /** It opens a way of answering and is never the answer itself. */
  readonly way?: boolean;
}

export interface Question {
  readonly id: string;
  readonly box: string;
  /** Official wording of the field, or what the recap calls it. */
  readonly label?: string;
  readonly text: string;
  readonly help: string;
  /** What the hands can show of it, in the official wording; empty for most. */
  readonly shown: string;
  readonly type: AnswerType;
  readonly options: readonly Option[];
  readonly optional: boolean;
  readonly unknown: boolean;
  readonly repeat: { readonly max: number } | null;
  readonly side: "shared" | "own" | "own-private";
  readonly only_if: Condition | null;
  /** When this holds the answer is that of `prefill_from`, and the question is not asked. */
  readonly copy_if?: Condition | null;
  /** When this holds the question may be left out. */
  readonly optional_if?: Condition | null;
  /** Beside the options, any text is an answer. */
  readonly free?: boolean;
  /** The answer stays on this device: it is neither sent nor printed. */
  readonly device?: boolean;
  readonly unit?: string;
  /** How the sentence of its answer begins, such as « Numéro de la plaque : »; empty for none. */
  readonly recap: string;
  readonly default: Value | null;
  readonly prefill_from: string | null;
  readonly hint?: string | null;
  readonly max_length?: number | null;
  readonly min_length?: number;
  readonly status: Status;
  readonly section: string;
  /** It stands on papers, in Latin letters. */
  readonly latin?: boolean;
  readonly range?: readonly [number, number] | null;
  /** What the server looks at beyond the type. */
  readonly rule?: string;
}

export interface Form {
  readonly version: string;
  readonly questions: readonly Question[];
  readonly boxes: readonly { readonly box: string; readonly title: string }[];
  /** Code → the words with which an answer is refused. */
  readonly errors: Readonly<Record<string, string>>;
  /** Id of the phrase → French, of what the page says besides the questions. */
  readonly notices: Readonly<Record<string, string>>;
  /** Code → the words with which something unusual is pointed out. */
  readonly warnings: Readonly<Record<string, string>>;
}

export interface Time {
  readonly time: string;
  readonly approximate: boolean;
}

export interface Place {
  readonly line: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly lat?: number;
  readonly lon?: number;
}

export interface Contact {
  readonly kind: string;
  readonly value: string;
}

/** The first point of impact, in hundredths of the drawing, x to the right, y down. */
export interface ImpactPoint {
  readonly zone: string;
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

export interface Photo {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** A vehicle of the sketch, in hundredths of the frame; degrees clockwise, 0 looks up. */
export interface SketchVehicle {
  readonly id: Side;
  readonly x: number;
  readonly y: number;
  readonly rotation: number;
}

/** A sign or the name of a street, where it stands on the sketch. */
export interface Placed {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Signs and streets of older answers are names alone. */
export interface Sketch {
  readonly layout: string;
  readonly vehicles: readonly SketchVehicle[];
  readonly signs: readonly (string | Placed)[];
  readonly streets: readonly (string | Placed)[];
}

/** Points of one line of ink: x and y in hundredths of the field, t in seconds. */
export type Stroke = readonly (readonly [number, number, number])[];

/** An e-mail that a driver asked for; the address is gone once it was sent. */
export interface Mail {
  readonly recipient: string;
  readonly state: "held" | "waiting" | "sent" | "failed";
}

/** Whether the server sends e-mails, and those that this driver asked for. */
export interface Mails {
  readonly on: boolean;
  readonly mails: readonly Mail[];
}

export interface Signature {
  readonly kind: "drawn" | "typed" | "refused";
  readonly strokes: readonly Stroke[];
  readonly name: string;
  readonly reason: string;
  readonly place?: string;
  readonly date?: string;
}

export type Value =
  | string
  | number
  | readonly string[]
  | readonly Photo[]
  | Time
  | Place
  | Contact
  | ImpactPoint
  | Sketch
  | Signature;

export interface Answer {
  readonly value: Value | null;
  readonly unknown?: boolean;
}

export type Answers = Readonly<Record<string, Answer>>;

/** One constat of an accident with more than two vehicles. */
export interface Linked {
  readonly id: string;
  readonly number: number;
  readonly state: "draft" | "signed";
  readonly plates: Readonly<Partial<Record<Side, string>>>;
}

export interface Created {
  readonly id: string;
  readonly tokens: Readonly<Record<Side, string>>;
}

export interface Constat {
  readonly id: string;
  readonly side: Side;
  readonly state: "draft" | "signed";
  readonly rev: number;
  readonly answers: Answers;
  readonly other: Answers;
  /** Key → which change of the constat that answer was. */
  readonly revs: Readonly<Record<string, number>>;
  readonly other_here: boolean;
}

export interface Notice {
  readonly code: string;
  readonly message: string;
}

export interface Kept {
  readonly key: string;
  readonly rev: number;
  readonly warnings: readonly Notice[];
}

export type Status = "draft" | "linguist-reviewed" | "deaf-validated";

export interface SignedLetter {
  readonly letter: string;
  readonly start_s: number;
  readonly end_s: number;
}

/** One gloss of a signing; `start` and `end` are character offsets into the text. */
export interface SignedItem {
  readonly gloss: string;
  readonly kind: string;
  readonly start_s: number;
  readonly end_s: number;
  readonly start: number;
  readonly end: number;
  readonly status: Status;
  readonly letters: readonly SignedLetter[];
}

/** Who signs, by name, and with which active hand; empty means the usual. */
export interface Voice {
  readonly signer: string;
  readonly dominant: string;
}

/** A signer that can be chosen. */
export interface LookName {
  readonly name: string;
  readonly label: string;
  readonly body: string;
  readonly background: string;
}

export interface Signing {
  readonly text: string;
  readonly digest: string;
  readonly clip_url: string;
  readonly fps: number;
  readonly frames: number;
  readonly duration_s: number;
  readonly status: Status;
  /** The body that signs, and its active hand. */
  readonly signer: string;
  readonly dominant: string;
  readonly items: readonly SignedItem[];
}

export interface AvatarFile {
  readonly url: string;
  readonly digest: string;
  readonly name: string;
}

/** What the seal of a document says. */
export interface Verdict {
  readonly sealed: boolean;
  readonly intact: boolean;
  /** Whether the seal is that of this service. */
  readonly ours: boolean;
  readonly sealed_at: string;
  readonly fingerprint: string;
  readonly reasons: readonly string[];
}
