/** Refusals and warnings in the language of the driver: the server says them in French. */

import type { Form } from "../api/types";
import { type Foreign, useForeign } from "./translation";

/**
 * The words of a refusal or a warning in another language, found by its French words.
 *
 * @param french - Code → French words, with `{value}` and the like.
 * @returns The same words where no translation is known.
 */
export function messageIn(
  message: string,
  french: Readonly<Record<string, string>>,
  foreign: Pick<Foreign, "messages">,
): string {
  for (const [code, template] of Object.entries(french)) {
    const words = foreign.messages[code];
    const values = words && valuesIn(message, template);
    if (values) return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  }
  return message;
}

/** What stands for the names of a template; null if the message is of another one. */
function valuesIn(message: string, template: string): Readonly<Record<string, string>> | null {
  const names: string[] = [];
  const pattern = template
    .split(/\{(\w+)\}/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(part);
      return "([^]*?)";
    })
    .join("");
  const found = new RegExp(`^${pattern}$`).exec(message);
  return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
}

/** Gives a message in the language of the driver in front of the page. */
export function useMessages({ errors, warnings }: Pick<Form, "errors" | "warnings">) {
  const foreign = useForeign();
  return (message: string) =>
    foreign ? messageIn(message, { ...errors, ...warnings }, foreign) : message;
}
