/** What is typed: words, numbers, plates, e-mail addresses, telephone numbers, addresses. */

import type { Contact, Place } from "../../api/types";
import { useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { Say } from "../../ui/Say";
import { answerOptions } from "../values";
import type { InputProps } from "./props";

/** Longer than this, a text gets several lines. */
const ONE_LINE = 120;

export function Text(props: InputProps<string>) {
  const fr = useWords();
  const { question, value = "", onChange, describedBy, invalid } = props;
  const maximum = question.max_length ?? 500;
  const quick = answerOptions(question).some((option) => option.value === value);
  const common = {
    id: "answer",
    value: quick ? "" : value,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    "aria-labelledby": "question",
    autocomplete: AUTOCOMPLETE[question.id] ?? "off",
  };
  return (
    <div class="field">
      {maximum > ONE_LINE ? (
        <>
          <textarea
            {...common}
            rows={5}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <small>{fr.input.left(maximum - value.length)}</small>
        </>
      ) : (
        <input {...common} type="text" onInput={(event) => onChange(event.currentTarget.value)} />
      )}
      <Quick {...props} />
    </div>
  );
}

export function Plate({ question, value = "", onChange, describedBy, invalid, ...rest }: InputProps<string>) {
  const fr = useWords();
  return (
    <div class="field">
      <span class="plate">
        <input
          id="answer"
          type="text"
          value={value}
          aria-labelledby="question"
          aria-describedby={`${describedBy} plate-help`}
          aria-invalid={invalid}
          autocapitalize="characters"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      </span>
      <small id="plate-help">{fr.input.plateSpaces}</small>
      <Quick {...{ question, value, onChange, describedBy, invalid, ...rest }} />
    </div>
  );
}

export function NumberInput(props: InputProps<string>) {
  const { question, value = "", onChange, describedBy, invalid } = props;
  const quick = answerOptions(question).some((option) => option.value === value);
  return (
    <div class="field">
      <span class="with-unit">
        <input
          id="answer"
          type="text"
          inputMode="numeric"
          value={quick ? "" : String(value)}
          aria-labelledby="question"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autocomplete={question.id === "p.otp" ? "one-time-code" : "off"}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        {question.unit}
      </span>
      <Quick {...props} />
    </div>
  );
}

export function Email(props: InputProps<string>) {
  const { question, value = "", onChange, describedBy, invalid } = props;
  const quick = answerOptions(question).some((option) => option.value === value);
  return (
    <div class="field">
      <input
        id="answer"
        type="email"
        value={quick ? "" : value}
        aria-labelledby="question"
        aria-describedby={describedBy}
        aria-invalid={invalid}
        autocomplete="off"
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Quick {...props} />
    </div>
  );
}

/** A telephone number or an e-mail address, and which of them it is. */
export function Phone({ question, value, onChange, describedBy, invalid }: InputProps<Contact>) {
  const fr = useWords();
  const kinds = question.options.length
    ? question.options.map((option) => option.value)
    : ["téléphone", "e-mail"];
  const { kind, value: written } = value ?? { kind: kinds[0]!, value: "" };
  const mail = kind === "e-mail";
  const label = mail
    ? fr.input.contactValue.mail
    : kind.startsWith("relais")
      ? fr.input.contactValue.relay
      : fr.input.contactValue.phone;
  return (
    <div class="fields">
      <fieldset class="chips">
        <legend>{fr.input.contactKind}</legend>
        {kinds.map((name) => (
          <label class="chip" key={name}>
            <input
              type="radio"
              name="kind"
              checked={kind === name}
              onChange={() => onChange({ kind: name, value: written })}
            />
            {typographic(name)}
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{label}</span>
        <input
          id="answer"
          type="text"
          inputMode={mail ? "email" : "tel"}
          value={written}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autocomplete={mail ? "email" : "tel"}
          onInput={(event) => onChange({ kind, value: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

export function Address({ value, onChange, describedBy, invalid }: InputProps<Place>) {
  const fr = useWords();
  const place = value ?? { line: "" };
  return (
    <div class="fields">
      <label class="field">
        <span>{fr.input.line}</span>
        <input
          id="answer"
          type="text"
          value={place.line}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autocomplete="street-address"
          onInput={(event) => onChange({ ...place, line: event.currentTarget.value })}
        />
      </label>
      <Town place={place} onChange={onChange} />
    </div>
  );
}

interface TownProps {
  readonly place: Place;
  onChange(place: Place): void;
}

/** Postcode and town of an address. */
export function Town({ place, onChange }: TownProps) {
  const fr = useWords();
  return (
    <div class="row">
      <label class="field narrow">
        <span>{fr.input.postcode}</span>
        <input
          type="text"
          inputMode="text"
          value={place.postcode ?? ""}
          autocomplete="postal-code"
          onInput={(event) => onChange({ ...place, postcode: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{fr.input.city}</span>
        <input
          type="text"
          value={place.city ?? ""}
          autocomplete="address-level2"
          onInput={(event) => onChange({ ...place, city: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** Options of a typed question: « non », « je ne l'ai pas »… Each has its signing. */
export function Quick({ question, value, onChange, onSay }: InputProps<string>) {
  const fr = useWords();
  const offered = answerOptions(question);
  if (offered.length === 0) return null;
  return (
    <div class="quick" role="group" aria-label={fr.input.quick}>
      {offered.map((option) => (
        <span class="quick-pair" key={option.value}>
          <button
            type="button"
            aria-pressed={value === option.value}
            onClick={() => onChange(value === option.value ? "" : option.value)}
          >
            {typographic(option.label)}
          </button>
          <Say label={fr.question.signOption(option.label)} onSay={() => onSay(option.phrase ?? question.id, option.label)} />
        </span>
      ))}
    </div>
  );
}

/** What the browser may fill in of the person's own data. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  "p.ph.last_name": "family-name",
  "p.ph.first_name": "given-name",
  "p.ph.postcode": "postal-code",
  "p.d.last_name": "family-name",
  "p.d.first_name": "given-name",
};
