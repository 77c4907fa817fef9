/** The names under which the library finds what PHP does without a name; none can be written in a text. */
export const copyName = " copy";
/** `clone`: another object with what the first one has. */
export const cloneName = " clone";
export const appendName = " append";
export const unionName = " union";
/** An array that is spread into another one behind others: its items get places of their own. */
export const behindName = " behind";
/** The object that a static property was given before, in what is followed now. */
export const heldName = " held";
/** The array in which something is about to be set. */
export const arrayName = " array";
/** Whether a value counts as true. */
export const truthName = " truth";
/** What a generator yields under a key. */
export const yieldName = " yield";
/** All that a generator yields from another one. */
export const yieldFromName = " yield from";
/** What a variable holds that may have been given another value meanwhile. */
export const doubtName = " doubt";
/** Puts what an array holds in doubt, where it is. */
export const doubtAllName = " doubt all";
/** What a variable holds that somebody else is given with it. */
export const sharedName = " shared";
/** What a variable holds that nothing reads any more. */
export const unreadName = " unread";
/** What is gone through, as an array: of an object of the file that is not to be seen. */
export const elementsName = " elements";
/** The property of an object whose name is given by an expression. */
export const propertyName = " property";
/** What `self` and `static` stand for. */
export const scopeName = " scope";
/** A method whose name is given by an expression. */
export const methodName = " method";
/** The variable that holds what a generator yields. */
export const yieldedVariable = " yielded";
