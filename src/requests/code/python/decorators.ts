import type { FunctionCode } from "../declarations.ts";
import type { Syntax } from "../syntaxTree.ts";
import { isOwnDecorator } from "./ownDecorator.ts";
import { fixture } from "./signs.ts";

/** Decorators under which a function keeps its parameters and result. */
const transparentOfFunction =
  /^(?:[\w.]+\.)?(?:staticmethod|classmethod|property|abstractproperty|\w+\.(?:setter|getter|deleter)|(?:async_)?cached_property|cache|lru_cache|alru_cache|ttl_cache|cached|memoize|cache_resource|cache_data|abstractmethod|override|overload|final|no_type_check|typechecked|validate_call|beartype|wraps|retry|on_exception|on_predicate|retrying|limits|sleep_and_retry|deprecated|experimental|total_ordering|singledispatch|keyword|register\w*|hookimpl|timed|timeit|traced|logged|log_\w+|contextmanager|asynccontextmanager|fixture|async_fixture)(?:\(|$)/;

/** Class decorators that leave methods unchanged, such as dataclasses. */
const transparentOfClass =
  /(?:^|\.)(?:dataclass|dataclass_json|attr\.s|attrs|s|define|frozen|mutable|final|runtime_checkable|total_ordering|unique|typechecked|beartype|deprecated|experimental|python_2_unicode_compatible|implementer|implements|method_decorator|extend_schema(?:_view)?|mark\.\w+|skip(?:If|Unless)?|cls|remote|deployment)$/;

/** Class decorators that only register the class: `@registry.register("name")`, `@register_source`. */
const registering =
  /(?:^|[._])(?:register\w*|(?:auto)?regist(?:ry|rar)|subscribe\w*|export(?:ed)?)$/i;

/** Class decorators named after a role: `@library(scope="GLOBAL")`, `@api.route("/")`. */
const naming =
  /(?:^|[._])(?:library|plugin|extension|addon|component|singleton|injectable|inject|provides?|provider|service|controller|route|resource|view|endpoint|command|task|flow|job|step|action|handler|listener|receiver|model|entity|table|node|tool|agent|integration)$/i;

/** Class decorators whose names say that they add or change something. */
const adding = /(?:^|[._])(?:with|add|use|wrap|patch|modify|sign|auth\w*|json|intercom)_/i;

/** Decorators that cache a function's result. */
const keeping =
  /^(?:[\w.]+\.)?(?:cached_property|cache|lru_cache|alru_cache|cached|memoize|cache_resource|cache_data)(?:\(|$)/;

const getter = /^(?:[\w.]+\.)?(?:abstractproperty|(?:cached_)?property)$/;

/** The expressions after the `@` signs. */
export function decoratorsOf(node: Syntax, text: string): readonly string[] {
  return node.children
    .filter(({ type }) => type === "decorator")
    .map(({ start, end }) => text.slice(start + 1, end).trim());
}

/** Whether a decorator keeps a function's parameters and result. */
export function isTransparent(decorator: string, text: string): boolean {
  return transparentOfFunction.test(decorator) && !isOwnDecorator(decorator, text);
}

/** Whether an unknown decorator leaves a class unchanged, judging by its name. */
export function leavesClass(decorator: string): boolean {
  const [name = ""] = /^[\w.]+/.exec(decorator) ?? [];
  return (
    !adding.test(name) && [transparentOfClass, registering, naming].some((kind) => kind.test(name))
  );
}

/** The properties of a function that its decorators imply. */
export function traitsOf(decorators: readonly string[], text: string): Partial<FunctionCode> {
  const plain = decorators.filter((each) => isTransparent(each, text));
  const has = (kind: RegExp): boolean => plain.some((each) => kind.test(each));
  return {
    ...(has(getter) ? { isGetter: true } : {}),
    ...(has(/^\w+\.setter$/) ? { isSetter: true } : {}),
    ...(has(/^(?:staticmethod|classmethod)$/) ? { isStatic: true } : {}),
    ...(has(keeping) ? { keepsResult: true } : {}),
    ...(isFixture(decorators) ? { provides: fixture } : {}),
    ...(plain.length === decorators.length ? {} : { isWrapped: true, opensSelf: true }),
  };
}

/** Whether a generator's value is what `with` binds, or a fixture's value. */
export function givesContext(decorators: readonly string[]): boolean {
  return (
    isFixture(decorators) ||
    decorators.some((each) => /^(?:contextlib\.)?(?:async)?contextmanager$/.test(each))
  );
}

/** Whether it is a pytest fixture. */
export function isFixture(decorators: readonly string[]): boolean {
  return decorators.some((each) => /^(?:\w+\.)?(?:async_)?fixture(?:\(|$)/.test(each));
}

/** Whether the objects of a record never change: those of a named tuple, or of a frozen data class. */
export function isFixed(decorators: readonly string[], bases: readonly string[]): boolean {
  return (
    decorators.some((each) =>
      /^(?:\w+\.)?(?:dataclass|define|attrs|s)\(.*\bfrozen\s*=\s*True\b|^(?:attrs?\.)?frozen(?:\(|$)/s.test(
        each,
      ),
    ) || bases.some((each) => /^(?:\w+\.)?NamedTuple$/.test(each))
  );
}

/** The method that completes an object made from its fields (`__post_init__`); undefined for other classes. */
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
