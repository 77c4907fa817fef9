import type { HttpRequest, RequestForm } from "../httpRequest.ts";
import { verbatim } from "../places/written.ts";
import { urlValue } from "../urlValue.ts";

/** A text that is nothing but a host of Intercom's, with or without its scheme. */
const host = /(["'`])((?:https?:\/\/)?[\w-]+(?:\.[\w-]+)?\.intercom\.io)\/?\1/g;

const existing = /^(?:https?:\/\/)?api\.(?:(?:eu|au)\.)?intercom\.io$/i;

/** Before a host that is compared or replaced. */
const isAsked =
  /(?:[=!]==?|\b(?:case|when|in|not)|\w*(?:replace|start|equal|contain|include)\w*\()\s*$/i;

/** Behind one that stands for another. */
const isKey = /^\s*\)?\s*(?::|=>|->|[=!]=)/;

const comment = /^\s*(?:#|\/\/|\/?\*|--)/;

/**
 * Hosts that stand beside Intercom's in one table of them, as requests of which nothing but the address is known: which
 * of them is used is decided where nobody can see it. Those of `known` requests are told there.
 */
export function hostTables(
  text: string,
  form: RequestForm,
  known: readonly HttpRequest[],
): readonly HttpRequest[] {
  const tables: RegExpExecArray[][] = [];
  let end = -1;
  for (const found of text.matchAll(host)) {
    const line = text.slice(text.lastIndexOf("\n", found.index) + 1, found.index);
    const isAlias = isKey.test(text.slice(found.index + found[0].length).slice(0, 20));
    if (isAlias || isAsked.test(line) || comment.test(line)) continue;
    if (end !== -1 && isOneTable(text.slice(end, found.index))) tables.at(-1)?.push(found);
    else tables.push([found]);
    end = found.index + found[0].length;
  }
  return tables
    .filter((table) => table.some(([, , address = ""]) => existing.test(address)))
    .flatMap((table) => table.filter(([, , address = ""]) => !existing.test(address)))
    .filter(([, , address = ""]) => !known.some((request) => isAt(request, address)))
    .map(({ index, 1: quote, 2: address = "" }) => {
      const span = { start: index + 1, end: index + 1 + address.length };
      const written = verbatim(
        text,
        span,
        quote === "'" ? "single" : quote === "`" ? "template" : "double",
      );
      return {
        ...{ form, client: "unknown", method: { text: "", span: undefined }, headers: [] },
        ...{ url: urlValue(written), headersComplete: false, authorizationElsewhere: true },
        ...{ body: undefined, span, headerSlot: undefined, isAsWritten: true },
      };
    });
}

/** Whether no more is between two hosts than the rest of an entry, or `return`, and the beginning of the next one. */
function isOneTable(between: string): boolean {
  if (between.length > 160 || between.split("\n").length > 3) return false;
  const isOneStatement = !between.includes(";") || /\breturn\b/.test(between);
  return isOneStatement && !/\n\s*#/.test(between);
}

function isAt({ url }: HttpRequest, address: string): boolean {
  return (url?.kind === "known" ? url.text : (url?.source ?? "")).includes(address);
}
