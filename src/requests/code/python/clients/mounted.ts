import { optionValue } from "../../clients/sending.ts";
import { textIn } from "../../clients/urls.ts";
import { isNothing, type Entry, type Thing, type Value } from "../../machine/values/values.ts";

/** What stands between a session and the network for one address. */
export interface Mounted {
  readonly adapters: readonly Value[];
  /** Whether what the session has for all other addresses may be used. */
  readonly isElse: boolean;
}

/** The adapters that a session has for an address, of which the one that was mounted most precisely is used. */
export function mountedFor(state: Thing, url: Value): Mounted {
  const address = textIn(url)?.written.text.toLowerCase() ?? "";
  const found = [
    ...fitting(optionValue(state, "adapters"), address, prefixRank),
    ...fitting(optionValue(state, "mounts"), address, patternRank),
  ];
  const sure = found.findIndex(({ isSure }) => isSure);
  const used = sure === -1 ? found : found.slice(0, sure + 1);
  const last = sure === -1 ? undefined : used.at(-1);
  return {
    adapters: used.map(({ value }) => value).filter((value) => !isNothing(value)),
    // httpx: nothing mounted for an address means that of all others.
    isElse: last === undefined || isNothing(last.value),
  };
}

/** How precisely something is mounted for an address: the first number that differs decides. */
type Rank = readonly number[];

/** Whether it is not known, or only in part. */
const hasHole = (text: string): boolean => text === "" || text.includes("${");

/** The entries for an address, the most precise one first; where that is in doubt, they are not sure. */
function fitting(
  mounted: Value | undefined,
  address: string,
  rankOf: (prefix: string, address: string) => Rank | undefined,
): readonly Pick<Entry, "value" | "isSure">[] {
  const entries = mounted?.kind === "thing" ? mounted.shape.value.entries : [];
  const ranked = entries.flatMap(({ name, value, isSure }) => {
    const prefix = name.text.toLowerCase();
    const isOpen = hasHole(prefix) || hasHole(partsOf(address).host);
    const rank = isOpen ? [Infinity] : rankOf(prefix, address);
    return rank === undefined ? [] : [{ value, isSure: isSure && !isOpen, rank }];
  });
  return ranked.toSorted((a, b) => compared(b.rank, a.rank));
}

function compared(left: Rank, right: Rank): number {
  const differs = left.findIndex((each, index) => each !== right[index]);
  return differs === -1 ? 0 : (left[differs] ?? 0) > (right[differs] ?? 0) ? 1 : -1;
}

/** requests: what the address begins with. */
function prefixRank(prefix: string, address: string): Rank | undefined {
  return address.startsWith(prefix) ? [prefix.length] : undefined;
}

/** httpx: scheme, host and port, of which each may be left open (`all://*.intercom.io`). */
function patternRank(pattern: string, address: string): Rank | undefined {
  const [wanted, given] = [partsOf(pattern), partsOf(address)];
  const isScheme = wanted.scheme === "all" || wanted.scheme === given.scheme;
  const isPort = wanted.port === "" || wanted.port === given.port;
  if (!isScheme || !isPort || !isOfHost(wanted.host, given.host)) return undefined;
  const scheme = wanted.scheme === "all" ? 0 : wanted.scheme.length;
  return [wanted.port === "" ? 0 : 1, wanted.host === "*" ? 0 : wanted.host.length, scheme];
}

function isOfHost(wanted: string, host: string): boolean {
  if (wanted === "" || wanted === "*") return true;
  if (wanted.startsWith("*.")) return host.endsWith(wanted.slice(1));
  if (!wanted.startsWith("*")) return host === wanted;
  return host === wanted.slice(1) || host.endsWith(`.${wanted.slice(1)}`);
}

function partsOf(address: string) {
  const [, scheme = "", host = "", port = ""] =
    /^([^:]*):\/\/([^/:?#]*)(?::(\d+))?/.exec(address) ?? [];
  return { scheme, host, port };
}
