/** The names under which the library finds what PHP does without a name; none can be written in a text. */
export const copyName = " copy";
export const appendName = " append";
export const unionName = " union";
export const arrayName = " array";
/** A loop over an array. */
export const foreachName = " foreach";
