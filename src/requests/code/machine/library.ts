import type { ListElement, Span } from "../../httpRequest.ts";
import type { CallExpression, Expression } from "../program.ts";
import type { Cell } from "./journal.ts";
import type { Entry, Native, Text, Thing, Value } from "./values.ts";
import type { Run } from "./run.ts";

/** What a call is given, evaluated. */
export interface Arg {
  readonly name?: string;
  readonly value: Value;
  readonly span: Span;
  /** Where its name is written, and what goes when it goes. */
  readonly place?: { readonly nameSpan: Span; readonly element: ListElement };
  /** Any number of arguments may be in it. */
  readonly isMany?: true;
  /** See `Argument`. */
  readonly isNames?: true;
  /** The variable that it is, where what is called may set that. */
  readonly variable?: Cell<Value>;
  /** The name of the type that it is declared with, where the file or the library tells. */
  readonly type?: string;
}

/** A call of something that is not of the file. */
export interface Call {
  /** What is called, see `Native`; for a method of any other value its name alone. */
  readonly path: string;
  readonly state: Thing | undefined;
  /** What the method is called on. */
  readonly self: Value | undefined;
  readonly args: readonly Arg[];
  readonly at: CallExpression;
}

/** What a language knows of the names that come from outside of a file. Undefined where it knows nothing. */
export interface Library {
  readonly global: (name: string, run: Run) => Value | undefined;
  readonly module: (module: string, member: string | undefined, run: Run) => Value | undefined;
  readonly member: (of: Native, name: string, run: Run) => Value | undefined;
  readonly assign: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  /** Takes a member away; false where that is nothing but taking an entry out of the state. */
  readonly remove?: (of: Native, name: string, at: Span, run: Run) => boolean;
  /** What a variable holds that may have been given another value; the same value where that was in doubt before. */
  readonly inDoubt?: (value: Value, run: Run) => Value;
  /** A parameter with an object as its default is given one for sure, whatever is in it. */
  readonly objectsByDefault?: true;
  /** Nothing has no letters in a text; what stands there then is not known. */
  readonly hidesNothing?: true;
  /** Asking for what is not under a key fails: it is there by then. */
  readonly demandsItems?: true;
  /** What stands in for something of the caller's that is not to be seen, and may do more than it. */
  readonly maybe?: (of: Native, run: Run) => Value | undefined;
  /** What comes along where it is spread into an object. */
  readonly spreads?: (of: Native, into: Thing, at: Span, run: Run) => Value | undefined;
  /** An object with nothing in it counts as false; one of a class decides that by one of these methods. */
  readonly sizes?: readonly string[];
  /** The method that is called where an object is given something under a key. */
  readonly setsItems?: string;
  /** The method that is called where an object is given something under a name that it declares no member with. */
  readonly setsMissing?: string;
  /** The method that is called for a member that an object does not have. */
  readonly givesMissing?: string;
  /** The method of an object that is called in the place of any that it does not have. */
  readonly answersAll?: string;
  /** The methods that are called where a member is given a value: of the object, and of what its class has there. */
  readonly setsMembers?: { readonly all: string; readonly one: string };
  /** Whether something of the library has nothing yet under a name, which who needs it puts there. */
  readonly lacks?: (of: Native, name: string) => boolean;
  /** Objects with one of these methods give what they say themselves where they are spread. */
  readonly mapping?: readonly string[];
  /** What a list has under a name: a tuple, whose items have some. */
  readonly part?: (
    of: Extract<Value, { kind: "list" }>,
    name: string,
    run: Run,
  ) => Value | undefined;
  /** A function has no members of its own: nothing comes along where one is spread that was to be called. */
  readonly emptyFunctions?: true;
  /** An object has been written out. */
  readonly written?: (thing: Thing, run: Run) => void;
  /** What is under a key, where that is another thing than a member. */
  readonly item?: (of: Native, key: Arg, run: Run) => Value | undefined;
  readonly call: (call: Call, run: Run) => Value | undefined;
  /** What comes of something that is waited for, where that is another thing. */
  readonly awaited?: (value: Value, run: Run) => Value | undefined;
  /** A function of that name of which nothing is known. */
  readonly unseen?: (name: string, call: Call, run: Run) => Value | undefined;
  /** A method of an object or a list that is read and not called, where it changes what it is one of. */
  readonly methodAsValue?: (of: Value, name: string, run: Run) => Value | undefined;
  /** A method of a text, a list or an object that the file itself does not define. */
  readonly method: (call: Call, run: Run) => Value | undefined;
  /** Whether a method of a text changes the text itself, to what it gives back. */
  readonly changesText?: (name: string) => boolean;
  /** A text with a part of it replaced, as an assignment under a key does; unknown without this. */
  readonly withPart?: (of: Text, key: Value, part: Value, at: Span, run: Run) => Value;
  /** Whether a function that is handed on there is called later, when what is behind it is done: by an event, a timer. */
  readonly defers?: (call: Call) => boolean;
  /** What a parameter holds that is declared with this type. */
  readonly instanceOf: (type: Native, run: Run) => Value | undefined;
  /** The name of the type that texts are declared with, where arguments are to tell their types. */
  readonly textType?: string;
  /** The name of the type that an argument has, where methods of one name are told apart by that. */
  readonly typeOf?: (value: Value, written: Expression | undefined) => string | undefined;
  /** The method that is called where an object is called like a function. */
  readonly invokes?: string;
  /** The method of an object that is called for what is under a key. */
  readonly indexes?: string;
  /** A class that has no constructor has the one of the class that it extends. */
  readonly inheritsConstructors?: true;
  /** What is declared with a class of the file is one of its objects. */
  readonly followsTypes?: true;
  /** A name alone may mean a member of the object or class that the code stands in. */
  readonly impliesSelf?: true;
  /** Whether a value is an array: alone it is all that a parameter takes which takes many. */
  readonly isArray?: (value: Value) => boolean;
  /** Whoever has an object may change what its fields hold. */
  readonly showsFields?: true;
  /** What is called is a method, whatever field has the same name. */
  readonly callsMethods?: true;
  /** Somebody outside of the file has made such an object, and may have changed since what it is for the library. */
  readonly madeElsewhere?: (of: Native, run: Run) => void;
  /** What an object is for the library whose class extends one of the library's, made with these arguments. */
  readonly extend?: (base: Native, self: Thing, call: Call, run: Run) => void;
  /** Whether something of the library has a member of this name, as who extends it may call it. */
  readonly has?: (of: Native, name: string, run: Run) => boolean;
  /** What is changed in a process of its own, and is there behind it. */
  readonly outlives?: (run: Run) => unknown;
  /** Gives a loop over something what is in it, and what others put there while it runs; false where it is no such thing. */
  readonly handsOn?: (of: Value, turn: (each: Value) => void, run: Run) => boolean;
  /** What a loop over something of a library goes through. */
  readonly turns?: (of: Native, run: Run) => Value | undefined;
  /** A type that is written is the type that is there, and nothing of the file extends it elsewhere. */
  readonly hasExactTypes?: true;
  /** A variable that nothing takes the value of was forgotten. */
  readonly tellsUnused?: true;
  /** What becomes of a value that a function gives back, perhaps to somebody outside of the file. */
  readonly handBack?: (value: Native, run: Run) => void;
  /** Whether a field of this name is nobody's outside of the file: what it holds is not handed back with its object. */
  readonly isHidden?: (field: string) => boolean;
}
