/** The right input for each type of answer; what is drawn or photographed is fetched later. */

import type {
  Answers,
  Contact,
  ImpactPoint,
  Photo,
  Place,
  Question,
  Signature,
  Sketch,
  Time,
  Value,
} from "../api/types";
import type { Device } from "../device/database";
import { Choice, Multi } from "./inputs/Choices";
import { Address, Email, NumberInput, Phone, Plate, Text } from "./inputs/Texts";
import { DateInput, TimeInput } from "./inputs/When";
import { PlaceInput } from "./inputs/Where";
import { Damage, Impact, Photos, SignatureInput, SketchInput } from "./parts";

interface Props {
  readonly question: Question;
  readonly value: Value | undefined;
  readonly answers: Answers;
  readonly files: Device;
  readonly describedBy: string;
  readonly invalid: boolean;
  onChange(value: Value): void;
  onSay(phrase: string, caption: string): void;
}

export function Input({ value, answers, files, ...props }: Props) {
  return <div class="answer">{field()}</div>;

  function field() {
    switch (props.question.type) {
      case "yesno":
      case "choice":
        return <Choice {...props} value={value as string | undefined} />;
      case "multi":
        if (props.question.id === "p.damage_text") {
          return <Damage {...props} value={value as readonly string[] | undefined} answers={answers} />;
        }
        return <Multi {...props} value={value as readonly string[] | undefined} />;
      case "text":
        return <Text {...props} value={value as string | undefined} />;
      case "date":
        return <DateInput {...props} value={value as string | undefined} />;
      case "time":
        return <TimeInput {...props} value={value as Time | undefined} />;
      case "place":
        return <PlaceInput {...props} value={value as Place | undefined} />;
      case "address":
        return <Address {...props} value={value as Place | undefined} />;
      case "phone":
        return <Phone {...props} value={value as Contact | undefined} />;
      case "email":
        return <Email {...props} value={value as string | undefined} />;
      case "plate":
        return <Plate {...props} value={value as string | undefined} />;
      case "number":
        return <NumberInput {...props} value={value as string | undefined} />;
      case "svgpoint":
        return <Impact {...props} value={value as ImpactPoint | undefined} answers={answers} />;
      case "photo":
        return <Photos {...props} value={value as readonly Photo[] | undefined} files={files} />;
      case "sketch":
        return <SketchInput {...props} value={value as Sketch | undefined} answers={answers} />;
      case "signature":
        return <SignatureInput {...props} value={value as Signature | undefined} />;
    }
  }
}
