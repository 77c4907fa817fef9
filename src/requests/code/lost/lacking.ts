import type { HttpRequest } from "../../httpRequest.ts";
import { snapshot } from "../machine/values/either.ts";
import { withoutSent } from "../clients/heldHeaders.ts";
import type { Entry, Thing } from "../machine/values/values.ts";

/** Headers whose absence changes the response. */
const watched = /^(?:accept|authorization|intercom-version)$/i;

/**
 * Those of `headers` that a request lacks and that matter to it; none where the request is open. A client from outside
 * may add some, but whoever writes token and Accept does not rely on that.
 */
export function lacking(headers: Thing, request: HttpRequest, isPrinted: boolean): Thing {
  const { entries, isOpen } = withoutSent(headers, request).shape.value;
  const isMissed = ({ name: { text } }: Entry): boolean =>
    watched.test(text) || (/^content-type$/i.test(text) && request.body !== undefined);
  const isAlone =
    request.isClientOpen === true &&
    !isPrinted &&
    ["accept", "authorization"].every((each) =>
      headers.shape.value.entries.some(({ name: { text } }) => text.toLowerCase() === each),
    );
  const isKnown = request.headersComplete || isAlone;
  const lost = entries.filter((entry) => isKnown && isMissed(entry));
  return snapshot({ entries: lost, isOpen }, headers.foldsCase);
}

/** Whether a request is certainly sent without a token. */
export function isBare(request: HttpRequest): boolean {
  return (
    request.headersComplete &&
    !request.authorizationElsewhere &&
    !request.headers.some(({ name }) => /^authorization$/i.test(name))
  );
}
