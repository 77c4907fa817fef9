import type { Span } from "../httpRequest.ts";
import type { Pattern } from "./pattern.ts";
import type { Expression, Statement } from "./program.ts";

/** A function or method declaration. */
export interface FunctionCode extends Span {
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** The declared return type. */
  readonly gives?: Expression;
  /** Reading the member calls it. */
  readonly isGetter?: true;
  readonly isStatic?: true;
  /** Assigning to the member calls it, with the assigned value. */
  readonly isSetter?: true;
  /** It has the `this` of the code around it: an arrow function. */
  readonly keepsSelf?: true;
  /** A `return` in it is one of the function around it: a block of Ruby. */
  readonly isBlock?: true;
  /** What it throws gets to those alone who wait for it: an async function, a generator. */
  readonly isAsync?: true;
  /** Its first parameter is the object that it is called on: Python's `self`. */
  readonly takesSelf?: true;
  /** An unknown decorator wraps it: arguments and result may be anything. */
  readonly isWrapped?: true;
  /**
   * Like `isWrapped`, but the decorators may be functions of the file: these, the innermost first, and the function
   * without them.
   */
  readonly around?: { readonly decorators: readonly Expression[]; readonly plain: FunctionCode };
  /** Its decorator may change the object before the method runs on it. */
  readonly opensSelf?: true;
  /**
   * The name of the type of its result, where a framework injects that by type: Spring
   * `@Bean RestTemplate intercom()`.
   */
  readonly provides?: string;
  /**
   * The names under which the result is injected, where the function's own name is not the only one:
   * `@Bean(name = …)`.
   */
  readonly providedAs?: readonly string[];
  /** Its result is an object of the file's own that it makes: a factory function. */
  readonly isMaker?: true;
  /** Only constructors take it, and call it on the new object: a functional option of Go. */
  readonly isOption?: true;
  /** Subclasses are meant to override it: C# `virtual`. */
  readonly isOverridable?: true;
  /** Runs once; later calls get the same result (`@cached_property`, `@memoize`). */
  readonly keepsResult?: true;
  /** An extension method: called on a value of its first parameter's type, as if that had declared it. */
  readonly isExtension?: true;
}

/** A parameter declaration. */
export interface Parameter {
  readonly pattern: Pattern;
  readonly rest?: true;
  /**
   * Takes all named arguments that no other parameter takes (`**kwargs`); with `rest`, one array of positional and
   * named ones.
   */
  readonly restNamed?: true;
  /** The type annotation. */
  readonly type?: Expression;
  /** The value it gets when code outside the file calls the function. */
  readonly given?: Expression;
  /**
   * The names under which its value is injected, where its own name is not the only one: `@Qualifier("intercom")`.
   */
  readonly askedAs?: readonly string[];
  /** A call without it would fail: where the file omits the argument, something else supplies it. */
  readonly isRequired?: true;
  /** Also declares a field of the new object: `constructor(private http: Http)`. */
  readonly isField?: true;
  /** Passed by reference: assigning to it assigns to the caller's variable. */
  readonly isReference?: true;
  /** Takes the argument that has `isNames`. */
  readonly takesNames?: true;
}

/** A class, or what works like one: a module, a trait, a struct with its methods. */
export interface ClassCode extends Span {
  readonly name: string | undefined;
  readonly base: Expression | undefined;
  /** Further base classes, in the order in which they are searched. */
  readonly moreBases?: readonly Expression[];
  readonly fields: readonly {
    readonly name: string;
    readonly value: Expression | undefined;
    readonly isStatic: boolean;
    readonly span: Span;
    /** The type annotation. */
    readonly type?: Expression;
    /** See `Parameter`. */
    readonly askedAs?: readonly string[];
    /** Only the class itself assigns to it. */
    readonly isPrivate?: true;
    /** Nobody but the class itself sees the field; what is in it may get out through methods. */
    readonly isUnseen?: true;
    /** Only the class itself has a reference to its value. */
    readonly isKeptInside?: true;
    /** Only constructors of the class assign to it, and nobody else sees it. */
    readonly isFinal?: true;
    /** Only methods of the class assign to it, so that it is empty until they run. */
    readonly isFilledInside?: true;
    /** Whoever has the object may assign to it. */
    readonly isSettable?: true;
    /** Who makes the object may give it a value, and nobody later: C# `init`. */
    readonly isSetAtFirst?: true;
    /** An unknown decorator wraps it: its value may contain more than is written. */
    readonly isWrapped?: true;
    /** What the field has before its class gives it a value, where that is not `undefined` (see `putsFieldsLate`). */
    readonly atFirst?: Expression;
    /** Its value in an object that the file makes without setting the field: Go's zero value. */
    readonly zero?: Expression;
    /** The name that its tag gives it in a query (Go `url:"name"`); empty if it is left out. */
    readonly inQuery?: string;
  }[];
  readonly methods: readonly FunctionCode[];
  /**
   * The names of members that no subclass overrides, so that one which declares such a name again has a member of its
   * own. Methods end in `()`.
   */
  readonly apart?: readonly string[];
  /** The names of members that it declares anew beside those of its base class (C# `new`), in the same form. */
  readonly anew?: readonly string[];
  /**
   * The embedded field that holds what the objects have of the base class (Go). `isShared`: it is a pointer, so that
   * copies of an object have the same part.
   */
  readonly part?: { readonly name: string; readonly isShared: boolean };
  /** Embedded fields that hold something of a library, whose members the objects have as their own (Go). */
  readonly embedded?: readonly string[];
  /** Interfaces: searched for members that neither the class nor its base has. */
  readonly interfaces?: readonly Expression[];
  /** Modules whose methods it takes, searched before its base class, the last one first (Ruby `include`). */
  readonly mixins?: readonly Mixin[];
  /** Variables of its objects (or, `isStatic`, of the class) that have accessors: Ruby `attr_accessor`. */
  readonly exposed?: readonly { readonly name: string; readonly isStatic: boolean }[];
  /** The name of the enclosing class, whose members it sees. */
  readonly outer?: string;
  /** The name that its constructor has among `methods`. */
  readonly constructorName: string;
  /** Statements that run when the class is declared; what they declare is visible to the methods and from outside. */
  readonly body?: readonly Statement[];
  /** Methods do not see the declarations of `body` by plain name (Python). */
  readonly hidesBody?: true;
  /**
   * An object is made from its fields, by name or in their order (a data class); then this method is called, where it
   * exists: `__post_init__`.
   */
  readonly completedBy?: string;
  /** Its objects stay as they are made: a named tuple, a frozen data class. */
  readonly isFixed?: true;
  /** Static and instance methods are separate: neither is found on the other side (Ruby). */
  readonly separatesStatics?: true;
  /** An unknown decorator wraps it: its objects may be prepared in any way. */
  readonly isWrapped?: true;
  /** It has no objects of its own, only those of subclasses. */
  readonly isAbstract?: true;
  /** Assigning an object copies it: a struct. */
  readonly isCopied?: true;
  /**
   * An enumeration: its static fields are its only objects, and calling it looks one up, as `Color("red")` of Python.
   */
  readonly isEnumeration?: true;
  /** The names of its base and interfaces, where a parameter of such a type may be given one of its objects. */
  readonly supertypes?: readonly string[];
}

/** A module of methods, mixed into objects or into the class itself (`isStatic`: Ruby `extend`). */
export interface Mixin {
  readonly of: Expression;
  readonly isStatic: boolean;
  /** Its methods come before those of the class, which are their `super`: Ruby `prepend`. */
  readonly isFirst?: true;
}
