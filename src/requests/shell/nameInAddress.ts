/** A name within an address is for the reader to replace, though it would redirect the command: `https://…/contacts/<id>`. */
export const nameInAddress = /<[A-Za-z][\w .-]{0,60}>/;

const address = new RegExp(`https?:\\/\\/(?:[^\\s"'\`<>|;&]|${nameInAddress.source}){0,300}`, "g");

/** The same text with letters in the places of such names; no place moves. */
export function withoutNamesInAddresses(text: string): string {
  return text.replace(address, (all) =>
    all.replace(new RegExp(nameInAddress, "g"), (name) => "_".repeat(name.length)),
  );
}
