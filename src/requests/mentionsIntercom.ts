/**
 * Whether a text is worth a second look: it names Intercom's API, or the error. Cheap, since every keystroke
 * in every document asks; the extraction itself is loaded only for those that do.
 */
export function mentionsIntercom(text: string): boolean {
  return /intercom\.io|media_type_not_acceptable/i.test(text);
}
