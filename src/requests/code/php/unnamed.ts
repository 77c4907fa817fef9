/**
 * The made-up function names for operators and statements; no file can contain such a name. This one copies arrays,
 * as assignment does.
 */
export const arrayCopyName = " copy";
/** `clone`. */
export const cloneName = " clone";
export const appendName = " append";
export const unionName = " union";
/** A spread after other items: numbered items get new keys. */
export const behindName = " behind";
/** The previous value of a lazily made static property. */
export const heldName = " held";
/** The array that a nested assignment changes. */
export const arrayName = " array";
/** The last of several values. */
export const lastName = " last";
/** Conversion to a text. */
export const textName = " text";
/** Conversion to a condition. */
export const truthName = " truth";
/** `yield $key => $value`. */
export const yieldName = " yield";
/** `yield from …`. */
export const yieldFromName = " yield from";
/** The value of a variable that may have been reassigned. */
export const doubtName = " doubt";
/** Makes an array's entries doubtful, in place. */
export const doubtAllName = " doubt all";
/** The value of a variable that is shared by reference. */
export const sharedName = " shared";
/** A variable's value that is never read again. */
export const unreadName = " unread";
/** A value as something to iterate over, see `elementsOf`. */
export const elementsName = " elements";
/** A property with a computed name. */
export const propertyName = " property";
/** `self` and `static`. */
export const scopeName = " scope";
/** A method with a computed name. */
export const methodName = " method";
/** The variable for a generator's values. */
export const yieldedVariable = " yielded";
