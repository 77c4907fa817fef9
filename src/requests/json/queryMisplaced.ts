import type { DetachedHeaders, Header, HttpRequest } from "../httpRequest.ts";
import { spanOfNode, writtenOfNode } from "./jsonText.ts";
import type { Parameter } from "./jsonUrl.ts";
import { isMeantAsHeader } from "../curl/misplaced.ts";
import { known, spanOf } from "../places/written.ts";

/** Headers entered as query parameters by mistake, in editors where the rows of both look alike. */
export function queryMisplaced(
  text: string,
  parameters: readonly Parameter[],
): Pick<HttpRequest, "detached"> {
  const lost = parameters.filter(({ name, value }) => isMeantAsHeader(name, value));
  if (lost.length === 0) return {};
  const detached = lost.map(({ place }): DetachedHeaders => {
    const name = writtenOfNode(text, place.name);
    const span = spanOfNode(place.row);
    const value = known(writtenOfNode(text, place.value));
    const header: Header = { name: name.text, nameSpan: spanOf(name), value, span };
    return { headers: [header], because: "inQuery", span };
  });
  return { detached };
}
