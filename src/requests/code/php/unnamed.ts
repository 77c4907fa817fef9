/** The names under which the library finds what PHP does without a name; none can be written in a text. */
export const copyName = " copy";
/** `clone`: another object with what the first one has. */
export const cloneName = " clone";
export const appendName = " append";
export const unionName = " union";
/** The array in which something is about to be set. */
export const arrayName = " array";
/** Whether a value counts as true. */
export const truthName = " truth";
/** What a generator yields under a key. */
export const yieldName = " yield";
/** All that a generator yields from another one. */
export const yieldFromName = " yield from";
/** What a variable holds that nothing reads any more. */
export const unreadName = " unread";
/** What `self` and `static` stand for. */
export const scopeName = " scope";
/** A method whose name is given by an expression. */
export const methodName = " method";
/** The variable that holds what a generator yields. */
export const yieldedVariable = " yielded";
