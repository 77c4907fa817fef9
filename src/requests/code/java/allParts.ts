import type { Arg } from "../machine/library.ts";
import { plainText } from "../machine/values/texts.ts";
import { textOf, unknown, type Value } from "../machine/values/values.ts";
import { apache } from "./clients/apache.ts";
import { apacheClients } from "./clients/apacheClients.ts";
import { asyncHttp } from "./clients/asyncHttp.ts";
import { bodies } from "./clients/bodies.ts";
import { declared } from "./declared.ts";
import { headerObjects } from "./clients/headerObjects.ts";
import { jaxRs } from "./clients/jaxRs.ts";
import { jaxRsClients } from "./clients/jaxRsClients.ts";
import { jdkHttp } from "./clients/jdkHttp.ts";
import { lists } from "./lists.ts";
import { maps } from "./maps.ts";
import { okHttp } from "./clients/okHttp.ts";
import { micronaut } from "./clients/micronaut.ts";
import { optionals } from "./optionals.ts";
import type { Part, Parts } from "./parts.ts";
import { playWs } from "./clients/playWs.ts";
import { requestEntity } from "./clients/requestEntity.ts";
import { restAssured } from "./clients/restAssured.ts";
import { restTemplate } from "./clients/restTemplate.ts";
import { jdkClients } from "./clients/senders.ts";
import { springBodies } from "./clients/springBodies.ts";
import { springHeaders } from "./clients/springHeaders.ts";
import { stringBuilders } from "./stringBuilders.ts";
import { strings } from "./strings.ts";
import { unirest } from "./clients/unirest.ts";
import { uris } from "./uris.ts";
import { urlConnection } from "./clients/urlConnection.ts";
import { vertx } from "./clients/vertx.ts";
import { webClient } from "./clients/webClient.ts";
import { wrapped } from "./wrapped.ts";

/** The models of library classes and their objects, by the names used here. */
export const parts: ReadonlyMap<string, Part> = new Map(
  Object.entries<Part>({
    ...{
      ...strings,
      ...stringBuilders,
      ...uris,
      ...maps,
      ...lists,
      ...bodies,
      ...optionals,
      ...jdkHttp,
      ...jdkClients,
      ...urlConnection,
    },
    ...{
      ...headerObjects,
      ...okHttp,
      ...apache,
      ...apacheClients,
      ...springHeaders,
      ...springBodies,
      ...restTemplate,
      ...requestEntity,
      ...webClient,
    },
    ...{ ...asyncHttp, ...playWs, ...restAssured, ...micronaut, ...vertx },
    ...{ ...unirest, ...jaxRs, ...jaxRsClients, ...declared, ...wrapped, ...constants() },
  }),
);

/** Classes whose constants and factories give plain texts. */
function constants(): Parts {
  const part: Part = {
    made: ({ args }) => ofTwo(args) ?? args[0]?.value ?? unknown,
    called: (method, { args }) =>
      /^(?:get|parse|valueOf|parseMediaTypes?|of|create|toString|name|getMimeType)$/.test(method)
        ? (args[0]?.value ?? unknown)
        : unknown,
  };
  return { MediaType: part, HttpMethod: part, ContentType: part, MimeTypeUtils: part };
}

/** `new MediaType("application", "json")`; undefined where the first argument is a complete type. */
function ofTwo([type, subtype]: readonly Arg[]): Value | undefined {
  const [first, second] = [plainText(type?.value), plainText(subtype?.value)];
  if (first === undefined || first.includes("/")) return undefined;
  return second === undefined ? unknown : textOf({ text: `${first}/${second}`, runs: [] });
}
