import type { Arg } from "../machine/library.ts";
import { plainText } from "../machine/texts.ts";
import { textOf, unknown, type Value } from "../machine/values.ts";
import { apache } from "./apache.ts";
import { apacheClients } from "./apacheClients.ts";
import { asyncHttp } from "./asyncHttp.ts";
import { bodies } from "./bodies.ts";
import { declared } from "./declared.ts";
import { headerObjects } from "./headerObjects.ts";
import { jaxRs } from "./jaxRs.ts";
import { jaxRsClients } from "./jaxRsClients.ts";
import { jdkHttp } from "./jdkHttp.ts";
import { lists } from "./lists.ts";
import { maps } from "./maps.ts";
import { okHttp } from "./okHttp.ts";
import { micronaut } from "./micronaut.ts";
import { optionals } from "./optionals.ts";
import type { Part, Parts } from "./parts.ts";
import { playWs } from "./playWs.ts";
import { requestEntity } from "./requestEntity.ts";
import { restAssured } from "./restAssured.ts";
import { restTemplate } from "./restTemplate.ts";
import { jdkClients } from "./senders.ts";
import { springBodies } from "./springBodies.ts";
import { springHeaders } from "./springHeaders.ts";
import { stringBuilders } from "./stringBuilders.ts";
import { strings } from "./strings.ts";
import { unirest } from "./unirest.ts";
import { uris } from "./uris.ts";
import { urlConnection } from "./urlConnection.ts";
import { vertx } from "./vertx.ts";
import { webClient } from "./webClient.ts";
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
