import type { Header, RequestForm } from "../httpRequest.ts";

/**
 * What is written before a new value that does not replace a literal: the name, where one word is name and value.
 * `name`: the header's own, or the new one.
 */
export function leadOf(form: RequestForm, header: Header, name: string): string {
  const { word, lead = "" } = header;
  return word === undefined ? lead : (name === header.name ? word : name) + joint(form);
}

/** What is written between the name and the value of an object's entry. */
export function joint(form: RequestForm): string {
  return form.kind === "code" && form.language === "csharp" ? " = " : ": ";
}
