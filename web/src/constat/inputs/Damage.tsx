/** What is damaged: places on a drawing of the vehicle, the same places as a list, and its parts. */

import type { Answers } from "../../api/types";
import { useOptionWords, useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { Say } from "../../ui/Say";
import { Outline } from "../../ui/Vehicle";
import { Multi, isAlone } from "./Choices";
import { Ends, kindOf } from "./Impact";
import type { InputProps } from "./props";
import { SEEN, ZONES, cellOf, phraseOf } from "./zones";

interface Props extends InputProps<readonly string[]> {
  readonly answers: Answers;
}

export function Damage(props: Props) {
  const fr = useWords();
  const { value = [], onChange, onSay, answers, describedBy } = props;
  const words = useOptionWords();
  const chosen = ZONES.filter((zone) => value.includes(zone));
  const others = value.filter((item) => !ZONES.includes(item));
  const set = (zones: readonly string[], parts: readonly string[]) =>
    onChange([...ZONES.filter((zone) => zones.includes(zone)), ...parts]);
  const toggle = (zone: string) => {
    if (chosen.includes(zone)) set(chosen.filter((other) => other !== zone), others);
    else set([...chosen, zone], others.filter((item) => !isAlone(item)));
  };
  return (
    <div class="impact">
      <Drawing kind={kindOf(answers)} {...{ chosen, toggle, words, describedBy }} />
      <fieldset class="chips zones">
        <legend>{fr.input.impact.list}</legend>
        {ZONES.map((zone) => (
          <span class="quick-pair" key={zone}>
            <label class="chip">
              <input
                type="checkbox"
                checked={chosen.includes(zone)}
                aria-describedby={describedBy}
                onChange={() => toggle(zone)}
              />
              {typographic(words(zone))}
            </label>
            <Say label={fr.question.signOption(zone)} onSay={() => onSay(phraseOf(zone), zone)} />
          </span>
        ))}
      </fieldset>
      <p aria-live="polite" class="echo">
        {chosen.length > 0
          ? fr.input.impact.damaged(chosen.map(words).join(", "))
          : fr.input.impact.none}
      </p>
      <h2>{fr.input.impact.parts}</h2>
      <Multi
        {...props}
        value={others}
        onChange={(parts) => set(parts.some(isAlone) ? [] : chosen, parts)}
      />
    </div>
  );
}

interface DrawingProps {
  readonly kind: string;
  readonly chosen: readonly string[];
  readonly describedBy: string;
  toggle(zone: string): void;
  words(label: string): string;
}

/** Every place is a button of its own: the finger, the mouse, Tab and the space bar find it. */
function Drawing({ kind, chosen, describedBy, toggle, words }: DrawingProps) {
  const fr = useWords();
  return (
    <svg
      viewBox="0 0 100 100"
      role="group"
      aria-label={fr.input.impact.vehicle}
      class="impact-drawing damage-drawing"
    >
      <Ends />
      <Outline kind={kind} />
      {SEEN.map((zone) => {
        const [x, y, width, height] = cellOf(zone);
        const on = chosen.includes(zone);
        return (
          <g
            key={zone}
            class="zone"
            role="checkbox"
            tabindex={0}
            data-zone={zone}
            aria-checked={on}
            aria-label={words(zone)}
            aria-describedby={describedBy}
            onClick={() => toggle(zone)}
            onKeyDown={(event) => {
              if (event.key !== " ") return;
              event.preventDefault();
              toggle(zone);
            }}
          >
            <rect {...{ x, y, width, height }} rx="3" />
            {on && <path d={`M${x + width / 2 - 4} ${y + height / 2 - 4}l8 8m0-8l-8 8`} />}
          </g>
        );
      })}
    </svg>
  );
}
