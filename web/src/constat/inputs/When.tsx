/** A day and an hour. */

import type { Time } from "../../api/types";
import { useWords } from "../../i18n/translation";
import { dateText, isoDate } from "../values";
import { Quick } from "./Texts";
import type { InputProps } from "./props";

/** Day, month and year apart: no calendar to learn, and every wrong day can be typed and told. */
export function DateInput(props: InputProps<string>) {
  const fr = useWords();
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

/** Hours and minutes apart: the same on every telephone, always from 0 to 24. */
export function TimeInput({ value, onChange, describedBy, invalid }: InputProps<Time>) {
  const fr = useWords();
  const { time, approximate } = value ?? { time: "", approximate: false };
  const [hours = "", minutes = ""] = time.split(":");
  const two = (number: string | number) => String(number).padStart(2, "0");
  const now = () => {
    const date = new Date();
    onChange({ time: `${two(date.getHours())}:${two(date.getMinutes())}`, approximate });
  };
  const pad = () => {
    if (hours.length === 1 || minutes.length === 1) {
      onChange({ time: `${hours && two(hours)}:${minutes && two(minutes)}`, approximate });
    }
  };
  const part = (label: string, text: string, timeOf: (digits: string) => string) => (
    <label class="field date-day">
      <span>{label}</span>
      <input
        id={label === fr.input.hours ? "answer" : undefined}
        type="text"
        inputMode="numeric"
        maxLength={2}
        value={text}
        autocomplete="off"
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onBlur={pad}
        onInput={(event) =>
          onChange({ time: timeOf(event.currentTarget.value.replace(/\D/g, "")), approximate })
        }
      />
    </label>
  );
  return (
    <div class="fields">
      <div class="row" role="group" aria-labelledby="question">
        {part(fr.input.hours, hours, (digits) => `${digits}:${minutes}`)}
        {part(fr.input.minutes, minutes, (digits) => `${hours}:${digits}`)}
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
