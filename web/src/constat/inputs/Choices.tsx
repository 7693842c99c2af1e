/** Yes or no, one of several, several of many: large cards, each with its own signing. */

import { useState } from "preact/hooks";
import type { Option, Question } from "../../api/types";
import { useOptionWords, useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { Say } from "../../ui/Say";
import { Pictogram } from "../../ui/Pictogram";
import { answerOptions } from "../values";
import type { InputProps } from "./props";

/** One answer out of the options, or any text where the question is free. */
export function Choice(props: InputProps<string>) {
  const fr = useWords();
  const { question, value, onChange } = props;
  const offered = answerOptions(question);
  const way = question.options.find((option) => option.way);
  const isOther = value !== undefined && !offered.some((option) => option.value === value);
  const [other, setOther] = useState(isOther);
  return (
    <div class="cards" role="radiogroup" aria-labelledby="question">
      {offered.map((option) => (
        <Card key={option.value} {...props} option={option}>
          <input
            type="radio"
            name={question.id}
            value={option.value}
            checked={!other && value === option.value}
            aria-describedby={props.describedBy}
            onChange={() => {
              setOther(false);
              onChange(option.value);
            }}
          />
        </Card>
      ))}
      {question.free && (
        <div class="card-row">
          <label class="card">
            <input
              type="radio"
              name={question.id}
              checked={other}
              onChange={() => {
                setOther(true);
                if (!isOther) onChange("");
              }}
            />
            <span>{typographic(way?.label ?? fr.input.other)}</span>
          </label>
        </div>
      )}
      {question.free && other && (
        <label class="field">
          <span>{way ? fr.input.country : fr.input.other}</span>
          <input
            type="text"
            value={isOther ? value : ""}
            aria-describedby={props.describedBy}
            aria-invalid={props.invalid}
            maxLength={question.max_length ?? undefined}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}

/** « rien de visible », « aucun »: with these nothing else is true. */
export function isAlone(answer: string): boolean {
  return /^(rien|aucun)/.test(answer);
}

/** Several answers, in the order of the options. */
export function Multi(props: InputProps<readonly string[]>) {
  const fr = useWords();
  const { question, value = [], onChange } = props;
  const offered = answerOptions(question);
  const names = offered.map((option) => option.value);
  const written = value.find((item) => !names.includes(item)) ?? "";
  const set = (chosen: readonly string[], text: string) =>
    onChange([...names.filter((name) => chosen.includes(name)), ...(text.trim() ? [text] : [])]);
  const toggle = (name: string, on: boolean) => {
    if (!on) set(value.filter((item) => item !== name), written);
    else if (isAlone(name)) onChange([name]);
    else set([...value.filter((item) => !isAlone(item)), name], written);
  };
  return (
    <div class="cards" role="group" aria-labelledby="question">
      {offered.map((option) => (
        <Card key={option.value} {...props} option={option}>
          <input
            type="checkbox"
            name={question.id}
            checked={value.includes(option.value)}
            aria-describedby={props.describedBy}
            onChange={(event) => toggle(option.value, event.currentTarget.checked)}
          />
        </Card>
      ))}
      {question.free && (
        <label class="field">
          <span>{fr.input.other}</span>
          <input
            type="text"
            value={written}
            maxLength={question.max_length ?? undefined}
            onInput={(event) => set(value.filter((item) => names.includes(item)), event.currentTarget.value)}
          />
        </label>
      )}
    </div>
  );
}

interface CardProps {
  readonly question: Question;
  readonly option: Option;
  readonly children: preact.ComponentChildren;
  onSay(phrase: string, caption: string): void;
}

function Card({ question, option, children, onSay }: CardProps) {
  const fr = useWords();
  const index = question.options.indexOf(option);
  const phrase = option.phrase ?? `${question.id}/option/${index + 1}`;
  const words = useOptionWords();
  const label = typographic(option.label);
  return (
    <div class="card-row">
      <label class="card">
        {children}
        <Pictogram name={option.value} question={question.id} />
        <span>{typographic(words(option.label))}</span>
      </label>
      <Say label={fr.question.signOption(label)} onSay={() => onSay(phrase, option.label)} />
    </div>
  );
}
