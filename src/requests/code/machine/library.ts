import type { ListElement, Span } from "../../httpRequest.ts";
import type { CallExpression, Expression } from "../program.ts";
import type { Cell } from "./values/cell.ts";
import type { Entry, Native, Text, Thing, Value } from "./values/values.ts";
import type { Run } from "./run.ts";

/** An argument of a call, evaluated. */
export interface Arg {
  readonly name?: string;
  readonly value: Value;
  readonly span: Span;
  /** Where the name of a named argument is written, and the span to delete with it. */
  readonly place?: { readonly nameSpan: Span; readonly element: ListElement };
  /** Stands for any number of arguments: a spread of unknown length. */
  readonly isMany?: true;
  /** See `Argument`. */
  readonly isNames?: true;
  /** The variable that is passed by reference. */
  readonly variable?: Cell<Value>;
  /** The name of its static type, where declarations tell. */
  readonly type?: string;
}

/** A call of something outside the file. */
export interface Call {
  /** What is called, see `Native`; for a method of any other value its plain name. */
  readonly path: string;
  readonly state: Thing | undefined;
  /** What the method is called on. */
  readonly self: Value | undefined;
  readonly args: readonly Arg[];
  readonly at: CallExpression;
}

/**
 * What is known of a language's names from outside the file, its libraries and built-ins, and in which ways the
 * language differs from others. A function here returns undefined for what it does not know.
 */
export interface Library {
  readonly global: (name: string, run: Run) => Value | undefined;
  readonly module: (module: string, member: string | undefined, run: Run) => Value | undefined;
  readonly member: (of: Native, name: string, run: Run) => Value | undefined;
  readonly assign: (of: Native, name: string, entry: Entry, run: Run) => boolean;
  /** Deletes a member; false where that only removes an entry from the state, which the caller then does. */
  readonly remove?: (of: Native, name: string, at: Span, run: Run) => boolean;
  /**
   * The value of a variable that code which cannot be read may have assigned; the same value if it was in doubt
   * already.
   */
  readonly inDoubt?: (value: Value, run: Run) => Value;
  /** A parameter whose default is an object literal is certainly given an object, with unknown entries. */
  readonly objectsByDefault?: true;
  /** `null` in a text is an empty string: what is meant to stand there is unknown. */
  readonly hidesNothing?: true;
  /** Reading a missing key raises an error, so that code that reads one implies it is there (Python `d["a"]`). */
  readonly demandsItems?: true;
  /**
   * A stand-in for a value that the caller may pass, of which the file only shows the default: it may have more than
   * this one.
   */
  readonly maybe?: (of: Native, run: Run) => Value | undefined;
  /** Whether two of its values are the same one, such as a class; undefined where that is not known. */
  readonly same?: (left: Native, right: Native) => boolean | undefined;
  /** What spreading it into an object copies: `{ ...client.headers }`. */
  readonly spreads?: (of: Native, into: Thing, at: Span, run: Run) => Value | undefined;
  /** Empty objects count as false; objects of a class decide by one of these methods (`__bool__`, `__len__`). */
  readonly sizes?: readonly string[];
  /** The method that handles `object[key] = value`: `__setitem__`, `offsetSet`. */
  readonly setsItems?: string;
  /** The methods that handle reading and deleting `object[key]`: `__getitem__`, `offsetUnset`. */
  readonly givesItems?: string;
  readonly removesItems?: string;
  /** The method that makes a text of an object: `__toString`. */
  readonly makesText?: string;
  /** The argument that holds what an initializer adds to the new object: C#'s `new Headers { ["Accept"] = "…" }`. */
  readonly addedItems?: string;
  /**
   * The method that handles assigning to an undeclared member (`__set`), and the name that it gets of a member
   * (`accept=` in Ruby).
   */
  readonly setsMissing?: { readonly method: string; readonly nameOf: (member: string) => string };
  /** The method that handles reading a missing member: `__getattr__`. */
  readonly givesMissing?: string;
  /** The method that handles calling a missing method: `method_missing`. */
  readonly answersAll?: string;
  /** The method that handles every assignment to a member: `__setattr__`. */
  readonly setsMembers?: string;
  /**
   * The methods with which a value that a class holds decides itself what its objects have under that name: when it
   * is read (`__get__`), when something is assigned (`__set__`), and when it is told the name (`__set_name__`).
   */
  readonly descriptors?: { readonly reads: string; readonly sets: string; readonly names: string };
  /** Whether a library object has nothing under a name yet, for its user to fill. */
  readonly lacks?: (of: Native, name: string) => boolean;
  /** Objects with one of these methods decide themselves what spreading them copies. */
  readonly mapping?: readonly string[];
  /** What a list has under a name, as a tuple with named items has. */
  readonly part?: (
    of: Extract<Value, { kind: "list" }>,
    name: string,
    run: Run,
  ) => Value | undefined;
  /** What a text has under a name, in a language whose addresses are read as texts: `uri.Host`. */
  readonly partOfText?: (of: Text, name: string) => Value | undefined;
  /**
   * A function has no members, so that spreading one by mistake (instead of its result) copies nothing (JavaScript).
   */
  readonly emptyFunctions?: true;
  /** Called after an object literal was evaluated. */
  readonly written?: (thing: Thing, run: Run) => void;
  /** What is under a key, where that differs from the member of that name. */
  readonly item?: (of: Native, key: Arg, run: Run) => Value | undefined;
  /** What is read under a key that an object has no entry for: the default of a Ruby hash. */
  readonly defaultItem?: (of: Thing, key: Arg, run: Run) => Value | undefined;
  readonly call: (call: Call, run: Run) => Value | undefined;
  /** The result of awaiting a value, where that differs from the value. */
  readonly awaited?: (value: Value, run: Run) => Value | undefined;
  /** The result of calling an unknown function, judged by its name. */
  readonly unseen?: (name: string, call: Call, run: Run) => Value | undefined;
  /**
   * Reading a method of an object or list without calling it, where the method changes that object: `list.append` as
   * a value.
   */
  readonly methodAsValue?: (of: Value, name: string, run: Run) => Value | undefined;
  /** The result of a built-in method of a text, a list or an object. */
  readonly method: (call: Call, run: Run) => Value | undefined;
  /** Whether a method changes a text in place, so that it becomes what the method returns (Ruby `<<`). */
  readonly changesText?: (name: string) => boolean;
  /** A text after `text[key] = part`; without this function it becomes unknown. */
  readonly withPart?: (of: Text, key: Value, part: Value, at: Span, run: Run) => Value;
  /** Whether a call runs its callbacks later, after the code behind it: an event handler, a timer. */
  readonly defers?: (call: Call) => boolean;
  /** Whether a call only keeps its callbacks, for others to take and call: `jobs.add(() -> …)`. */
  readonly keeps?: (call: Call) => boolean;
  /** The value of a parameter that is declared with this library type; `at`: where the type is written. */
  readonly instanceOf: (type: Native, run: Run, at: Span) => Value | undefined;
  /** The name of the text type; where it is set, arguments carry their declared types. */
  readonly textType?: string;
  /** The type name of an argument, where overloads are told apart by type. */
  readonly typeOf?: (value: Value, written: Expression | undefined) => string | undefined;
  /** The headers in a list of `Name: value` lines, if it is one. */
  readonly headerLines?: (value: Value, run: Run) => Thing | undefined;
  /** The method that makes an object callable: `__call__`, `__invoke`. */
  readonly invokes?: string;
  /** The method that handles `object[key]`, where calling a function is written like that, too: Ruby's `[]`. */
  readonly indexes?: string;
  /** A class without a constructor has the one of its base class. */
  readonly inheritsConstructors?: true;
  /** An object gets the fields of its own class when the constructor of the base class has run (JavaScript, Java). */
  readonly putsFieldsLate?: true;
  /**
   * A parameter that is declared with a class of the file gets an object of that class, or only where it is a record
   * (`ClassCode.completedBy`).
   */
  readonly followsTypes?: true | "records";
  /** A plain name may mean a member of the enclosing object or class (Java, C#, not Python). */
  readonly impliesSelf?: true;
  /** Whether a value is an array: as the only argument of a rest parameter, it is the whole list (Java varargs). */
  readonly isArray?: (value: Value) => boolean;
  /** Fields are public, and code outside the file may fill them (JavaScript). */
  readonly showsFields?: true;
  /** Methods and fields are told apart by the parentheses, so that both may have one name (Java). */
  readonly callsMethods?: true;
  /** Called for a library object that code outside the file made and may have changed since. */
  readonly madeElsewhere?: (of: Native, run: Run) => void;
  /** Gives an object of a class that extends a library's class what it inherits from that. */
  readonly extend?: (base: Native, self: Thing, call: Call, run: Run) => void;
  /** Whether a library object has a member of this name, for a class that extends it. */
  readonly has?: (of: Native, name: string, run: Run) => boolean;
  /** A cell that keeps its value after a forked process (see `Journal.forked`), such as files that it wrote. */
  readonly outlives?: (run: Run) => unknown;
  /** Runs a loop over something itself (`turn` once for each item, as of a Go channel); false for any other value. */
  readonly handsOn?: (of: Value, turn: (each: Value) => void, run: Run) => boolean;
  /** The items that a loop over a library object gets. */
  readonly turns?: (of: Native, run: Run) => Value | undefined;
  /** A declared type is exactly the object's type; no subclass outside the file can be there (Go structs). */
  readonly hasExactTypes?: true;
  /** Items of a list are taken by index or in loops only, so that all that is done with them is seen (Go slices). */
  readonly hasSlices?: true;
  /** `+` adds nothing but another list to a list (Python). */
  readonly addsLists?: true;
  /** Unused variables are worth a finding: their headers were forgotten. */
  readonly tellsUnused?: true;
  /** Whether it stands for a request that has been sent for sure, so that nothing changes it any more. */
  readonly isOver?: (of: Native) => boolean;
  /**
   * Called for a library object that a function returns, possibly to code outside the file. `isWithin`: it is in a
   * field that only methods of the returned object see.
   */
  readonly handBack?: (value: Native, run: Run, isWithin: boolean) => void;
  /**
   * Whether a field is invisible outside the file, so that returning the object does not give away its value (Go
   * lower case).
   */
  readonly isHidden?: (field: string) => boolean;
}
