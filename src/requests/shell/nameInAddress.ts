/**
 * A placeholder in an address, which is no redirection although a shell would take it for one:
 * `https://…/contacts/<id>`.
 */
export const nameInAddress = /<[A-Za-z][\w .-]{0,60}>/;

const address = new RegExp(`https?:\\/\\/(?:[^\\s"'\`<>|;&]|${nameInAddress.source}){0,300}`, "g");

/** The text with such placeholders replaced by letters; offsets stay. */
export function withoutNamesInAddresses(text: string): string {
  return text.replace(address, (all) =>
    all.replace(new RegExp(nameInAddress, "g"), (name) => "_".repeat(name.length)),
  );
}
