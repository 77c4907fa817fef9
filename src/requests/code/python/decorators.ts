import type { FunctionCode } from "../declarations.ts";
import type { Syntax } from "../syntaxTree.ts";

/** Decorators that hand on what is given, and give back what comes of it. */
const transparentOfFunction =
  /^(?:[\w.]+\.)?(?:staticmethod|classmethod|property|abstractproperty|\w+\.(?:setter|getter|deleter)|(?:async_)?cached_property|cache|lru_cache|alru_cache|ttl_cache|cached|memoize|cache_resource|cache_data|abstractmethod|override|overload|final|no_type_check|typechecked|validate_call|beartype|wraps|retry|on_exception|on_predicate|retrying|limits|sleep_and_retry|deprecated|total_ordering|singledispatch|contextmanager|asynccontextmanager)(?:\(|$)/;

/** Those that leave the methods of a class as they are. */
const transparentOfClass =
  /^(?:[\w.]+\.)?(?:dataclass|dataclass_json|attr\.s|attrs|s|define|frozen|mutable|final|runtime_checkable|total_ordering|unique)(?:\(|$)/;

/** Those whose functions run but once. */
const keeping =
  /^(?:[\w.]+\.)?(?:cached_property|cache|lru_cache|alru_cache|cached|memoize|cache_resource|cache_data)(?:\(|$)/;

const getter = /^(?:[\w.]+\.)?(?:abstractproperty|(?:cached_)?property)$/;

/** What stands behind the @ signs. */
export function decoratorsOf(node: Syntax, text: string): readonly string[] {
  return node.children
    .filter(({ type }) => type === "decorator")
    .map(({ start, end }) => text.slice(start + 1, end).trim());
}

/** Whether a decorator leaves a function what it is. */
export function isTransparent(decorator: string): boolean {
  return transparentOfFunction.test(decorator);
}

/** Those of a class that may make something else of its methods. */
export function opaqueOfClass(decorators: readonly string[]): readonly string[] {
  return decorators.filter((each) => !transparentOfClass.test(each));
}

/** What decorators say about a function. */
export function traitsOf(decorators: readonly string[]): Partial<FunctionCode> {
  const has = (kind: RegExp): boolean => decorators.some((each) => kind.test(each));
  return {
    ...(has(getter) ? { isGetter: true } : {}),
    ...(has(/^\w+\.setter$/) ? { isSetter: true } : {}),
    ...(has(/^(?:staticmethod|classmethod)$/) ? { isStatic: true } : {}),
    ...(has(keeping) ? { keepsResult: true } : {}),
    ...(decorators.every(isTransparent) ? {} : { isWrapped: true }),
  };
}

/** Whether what a function yields is what `with` gives. */
export function givesContext(decorators: readonly string[]): boolean {
  return decorators.some((each) => /^(?:contextlib\.)?(?:async)?contextmanager$/.test(each));
}

/** The method that completes an object which is made of its fields; undefined where it is made otherwise. */
export function completionOf(
  decorators: readonly string[],
  bases: readonly string[],
): string | undefined {
  if (decorators.some((each) => /^(?:\w+\.)?dataclass(?:\(|$)/.test(each))) return "__post_init__";
  if (
    decorators.some((each) =>
      /^(?:attr\.s|attr\.attrs|(?:attrs?\.)?(?:define|frozen|mutable))(?:\(|$)/.test(each),
    )
  )
    return "__attrs_post_init__";
  if (bases.some((each) => /^(?:\w+\.)?NamedTuple$/.test(each))) return "__post_init__";
  return bases.some((each) => /^(?:\w+\.)?(?:BaseModel|BaseSettings|Struct)$/.test(each))
    ? "model_post_init"
    : undefined;
}
