import { ThemeIcon, l10n } from "vscode";
import {
  type HeaderQuestion,
  type HeaderValue,
  headerLine,
} from "../../connectors/headerValues.ts";
import { isMasked } from "../../intercom/dataConnectorDraft.ts";
import { isPublicHeader } from "../../intercom/secrets.ts";
import { ask } from "../../ui/ask.ts";
import { type Choice, pick } from "../../ui/pick.ts";

/**
 * Asks for the values of masked headers. Those that nothing is assumed of are typed; the others are shown by
 * name and taken by one choice, or changed one by one. Undefined when nobody answered.
 */
export async function askHeaderValues(
  title: string,
  questions: readonly HeaderQuestion[],
  /** What the choice to go on is called; it is asked for even where there is nothing to assume. */
  goOn?: string,
): Promise<readonly HeaderValue[] | undefined> {
  const values: HeaderValue[] = [];
  for (const { name, assumption } of questions) {
    const value = assumption?.is ?? (await askValue(title, name, undefined));
    if (value === undefined) return undefined;
    values.push(value);
  }
  const nothingAssumed = questions.every(({ assumption }) => assumption === undefined);
  if (nothingAssumed && goOn === undefined) return values;
  for (;;) {
    const chosen = await pick<number>(
      choicesOf(questions, values, goOn ?? l10n.t("Use these values")),
      l10n.t("{0}: Intercom masks these values. Send them as shown here, or change one.", title),
    );
    if (chosen === undefined) return undefined;
    const question = questions[chosen];
    if (question === undefined) return values;
    const value = await askValue(title, question.name, values[chosen]);
    if (value !== undefined) values[chosen] = value;
  }
}

function choicesOf(
  questions: readonly HeaderQuestion[],
  values: readonly HeaderValue[],
  goOn: string,
): Choice<number>[] {
  return [
    { label: goOn, iconPath: new ThemeIcon("check"), value: -1 },
    ...questions.flatMap(({ name, assumption }, index) => {
      const value = values[index];
      if (value === undefined) return [];
      const assumed = assumption !== undefined && value === assumption.is;
      return [
        {
          label: headerLine({ name, ...value }),
          description: assumed
            ? l10n.t("assumed: {0}", assumption.because)
            : l10n.t("as you entered it"),
          iconPath: new ThemeIcon("edit"),
          value: index,
        },
      ];
    }),
  ];
}

async function askValue(
  title: string,
  name: string,
  now: HeaderValue | undefined,
): Promise<HeaderValue | undefined> {
  const secret = !isPublicHeader(name);
  const value = await ask({
    title,
    prompt: l10n.t("The value of the header {0}. Intercom masks it, so it cannot be read.", name),
    secret,
    ...(now !== undefined && "value" in now && !secret ? { value: now.value } : {}),
    refuse: (text) => {
      if (text.trim() === "") return l10n.t("Enter a value.");
      if (isMasked(text)) return l10n.t("This is the mask, not the value. Enter the real value.");
      return /^[\t -~]*$/.test(text)
        ? undefined
        : l10n.t("A header can contain only plain characters.");
    },
  });
  return value === undefined ? undefined : { value: value.trim() };
}
