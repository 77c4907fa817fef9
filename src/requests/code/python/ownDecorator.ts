/** Built-in decorators. */
const builtin = /^(?:property|staticmethod|classmethod)$/;

/** Modules whose decorators are recognized by name. */
const known =
  /^(?:abc|aiocache|alru_cache|async_lru|async_property|async_timeout|asyncstdlib|backoff|beartype|cached_property|cachetools|contextlib|decorator|deprecated|deprecation|diskcache|django|flask\w*|functools|joblib|langchain\w*|methodtools|pluggy|pydantic|pytest\w*|ratelimit|retry2?|retrying|robot|singledispatch|streamlit|tenacity|typeguard|typing\w*|warnings|wrapt)(?:\.|$)/;

/**
 * Whether a decorator is the file's own or from an unknown module, whatever its name: only tenacity's `retry` is
 * certainly what its name says.
 */
export function isOwnDecorator(decorator: string, text: string): boolean {
  const [, name] = /^(\w+)(?:\(|$)/.exec(decorator) ?? [];
  if (name === undefined || builtin.test(name)) return false;
  const imported = new RegExp(
    String.raw`^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*(?:\([^)]*\b${name}\b|[^\n(]*\b${name}\b)`,
    "mu",
  ).exec(text);
  if (imported !== null) return !known.test(imported[1] ?? "");
  const definition = new RegExp(
    String.raw`^([ \t]*)(?:(?:async[ \t]+)?def|class)[ \t]+${name}\b.*(?:\n(?:\1[ \t]+.*|[ \t]*))*`,
    "mu",
  ).exec(text);
  return definition !== null && !onlyHandsOn(definition[0]);
}

/** Whether a decorator's wrapper passes all arguments on unchanged and does nothing with headers. */
function onlyHandsOn(source: string): boolean {
  const [, list, names] = /\w\((?:self, ?)?\*(\w+), ?\*\*(\w+)\)/.exec(source) ?? [];
  if (list === undefined || names === undefined) return false;
  return !new RegExp(
    String.raw`(?<![*\w])(?:${list}|${names})\b|headers|auth|session|token`,
    "iu",
  ).test(source);
}
