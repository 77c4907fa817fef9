import type { Span } from "../httpRequest.ts";
import type { Expression, Pattern, Statement } from "./program.ts";

/** A function or method as it is declared. */
export interface FunctionCode extends Span {
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** The type that is written for what it gives back. */
  readonly gives?: Expression;
  /** Evaluated where it is read, not called. */
  readonly isGetter?: true;
  readonly isStatic?: true;
  /** Called with what is assigned to its name. */
  readonly isSetter?: true;
  /** It sees the `this` of what is around it. */
  readonly keepsSelf?: true;
  /** The first parameter is the object that it is called on. */
  readonly takesSelf?: true;
  /** A decorator that is not known is around it: what it is given and gives back may be anything. */
  readonly isWrapped?: true;
  /** The same, where functions of the file may be around it: these, the innermost first, and itself without them. */
  readonly around?: { readonly decorators: readonly Expression[]; readonly plain: FunctionCode };
  /** What is around it may change the object before that it is called on. */
  readonly opensSelf?: true;
  /** The name of the type of what it makes, where others are given that who ask for this type by its name. */
  readonly provides?: string;
  /** The names that it is asked for by, where its own is none of them or not the only one. */
  readonly providedAs?: readonly string[];
  /** What it gives back is an object of the file that it makes. */
  readonly isMaker?: true;
  /** Only what makes an object is given it, and calls it on that. */
  readonly isOption?: true;
  /** Classes that extend its own are meant to have another one in its place. */
  readonly isOverridable?: true;
  /** It runs once: what it gives back is kept for whoever asks again. */
  readonly keepsResult?: true;
  /** It is called on what its first parameter takes, as if that had it. */
  readonly isExtension?: true;
}

/** A parameter as it is declared. */
export interface Parameter {
  readonly pattern: Pattern;
  readonly rest?: true;
  /** All named arguments that no other parameter takes; with `rest` an array of both. */
  readonly restNamed?: true;
  /** The type that is written for it. */
  readonly type?: Expression;
  /** What it is given by whoever calls the function from outside of the file. */
  readonly given?: Expression;
  /** The names by which its value is asked for, where its own is none of them or not the only one. */
  readonly askedAs?: readonly string[];
  /** Without it a call fails: where it is not given, somebody else gives it. */
  readonly isRequired?: true;
  /** It becomes a field of the object that is being made. */
  readonly isField?: true;
  /** It is the very variable that it is given. */
  readonly isReference?: true;
  /** It takes the argument that is names and values. */
  readonly takesNames?: true;
}

/** A class, or what is like one: a module, a trait, a struct with its methods. */
export interface ClassCode extends Span {
  readonly name: string | undefined;
  readonly base: Expression | undefined;
  /** More classes that it extends, in the order in which they are looked at. */
  readonly moreBases?: readonly Expression[];
  readonly fields: readonly {
    readonly name: string;
    readonly value: Expression | undefined;
    readonly isStatic: boolean;
    readonly span: Span;
    /** The type that is written for it. */
    readonly type?: Expression;
    /** See `Parameter`. */
    readonly askedAs?: readonly string[];
    /** Only the class itself gives it a value. */
    readonly isPrivate?: true;
    /** Nobody but the class itself has what it holds. */
    readonly isKeptInside?: true;
    /** Methods of the class give it its value, and nobody else can. */
    readonly isFilledInside?: true;
    /** Whoever has the object may give it another value. */
    readonly isSettable?: true;
    /** A decorator that is not known is around it: more may be in what it holds. */
    readonly isWrapped?: true;
    /** What it holds in an object that the file makes and gives nothing for it. */
    readonly zero?: Expression;
  }[];
  readonly methods: readonly FunctionCode[];
  /** Fields that hold something of a library, whose members its objects have as their own. */
  readonly embedded?: readonly string[];
  /** What it takes from where neither it nor the class that it extends has it: its interfaces. */
  readonly interfaces?: readonly Expression[];
  /** What it takes methods from, before the class that it extends; what comes later goes before. */
  readonly mixins?: readonly Mixin[];
  /** Variables of its objects, or of itself, that others read or set. */
  readonly exposed?: readonly { readonly name: string; readonly isStatic: boolean }[];
  /** The name of the class that it stands in, whose members it sees. */
  readonly outer?: string;
  /** The name of the method that makes an object. */
  readonly constructorName: string;
  /** What is done where the class is made; what it declares is seen by the methods, and from outside. */
  readonly body?: readonly Statement[];
  /** Its methods do not see by name alone what the body declares. */
  readonly hidesBody?: true;
  /** An object is made with its fields, by name or in their order; then this method is called, where there is one. */
  readonly completedBy?: string;
  /** Objects do not have the methods of the class, and it does not have theirs. */
  readonly separatesStatics?: true;
  /** A decorator that is not known is around it: its objects may be prepared in any way. */
  readonly isWrapped?: true;
  /** There are no objects of it, but of classes that extend it. */
  readonly isAbstract?: true;
  /** What a variable is given of it is a copy: a struct. */
  readonly isCopied?: true;
  /** Its static fields are all of its objects: calling it gives one of them. */
  readonly isEnumeration?: true;
  /** The names of what it extends or implements, where a value of such a type may be one of its objects. */
  readonly supertypes?: readonly string[];
}

/** A module of methods, for objects or for the class itself. */
export interface Mixin {
  readonly of: Expression;
  readonly isStatic: boolean;
  /** Its methods take the place of those of the class, which are their `super`. */
  readonly isFirst?: true;
}
