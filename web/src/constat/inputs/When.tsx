/** A day and an hour. */

import type { Time } from "../../api/types";
import { fr } from "../../i18n/fr";
import { dateText, isoDate } from "../values";
import { Quick } from "./Texts";
import type { InputProps } from "./props";

/** Day, month and year apart: no calendar to learn, and every wrong day can be typed and told. */
export function DateInput(props: InputProps<string>) {
  const { question, value = "", onChange, describedBy, invalid } = props;
  const [year = "", month = "", day = ""] = /^\d*-\d*-\d*$/.test(value) ? value.split("-") : [];
  const set = (parts: Partial<Record<"year" | "month" | "day", string>>) => {
    const next = { year, month, day, ...parts };
    onChange(`${next.year}-${next.month}-${next.day}`);
  };
  const pad = () => {
    if (month.length === 1 || day.length === 1) {
      set({ month: month && month.padStart(2, "0"), day: day && day.padStart(2, "0") });
    }
  };
  const part = (name: "day" | "month" | "year", text: string, label: string, size: number) => (
    <label class={`field date-${name}`}>
      <span>{label}</span>
      <input
        id={name === "day" ? "answer" : undefined}
        type="text"
        inputMode="numeric"
        maxLength={size}
        value={text}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        autocomplete={question.id.endsWith("birth_date") ? BIRTH[name] : "off"}
        onBlur={pad}
        onInput={(event) => set({ [name]: event.currentTarget.value.replace(/\D/g, "") })}
      />
    </label>
  );
  return (
    <div class="fields">
      <div class="row" role="group" aria-labelledby="question">
        {part("day", day, fr.input.day, 2)}
        {part("month", month, fr.input.month, 2)}
        {part("year", year, fr.input.year, 4)}
      </div>
      <p class="echo" aria-live="polite">
        {dateText(value)}
      </p>
      {question.id === "acc.date" && (
        <button type="button" onClick={() => onChange(isoDate(new Date()))}>
          {fr.input.today}
        </button>
      )}
      <Quick {...props} />
    </div>
  );
}

const BIRTH = { day: "bday-day", month: "bday-month", year: "bday-year" } as const;

export function TimeInput({ value, onChange, describedBy, invalid }: InputProps<Time>) {
  const { time, approximate } = value ?? { time: "", approximate: false };
  const now = () => {
    const date = new Date();
    const two = (number: number) => String(number).padStart(2, "0");
    onChange({ time: `${two(date.getHours())}:${two(date.getMinutes())}`, approximate });
  };
  return (
    <div class="fields">
      <div class="row">
        <label class="field narrow">
          <span>{fr.input.time}</span>
          <input
            id="answer"
            type="time"
            value={time}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => onChange({ time: event.currentTarget.value, approximate })}
          />
        </label>
        <button type="button" class="beside" onClick={now}>
          {fr.input.now}
        </button>
      </div>
      <label class="card">
        <input
          type="checkbox"
          checked={approximate}
          onChange={(event) => onChange({ time, approximate: event.currentTarget.checked })}
        />
        <span>
          {fr.input.about} <small>{fr.input.aboutHelp}</small>
        </span>
      </label>
    </div>
  );
}
