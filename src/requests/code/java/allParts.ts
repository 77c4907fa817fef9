import { unknown } from "../machine/values.ts";
import { apache } from "./apache.ts";
import { apacheClients } from "./apacheClients.ts";
import { asyncHttp } from "./asyncHttp.ts";
import { bodies } from "./bodies.ts";
import { declared } from "./declared.ts";
import { headerObjects } from "./headerObjects.ts";
import { jaxRs } from "./jaxRs.ts";
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
import { webClient } from "./webClient.ts";

/** The classes of libraries, and what their objects are called in here. */
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
    ...{ ...asyncHttp, ...playWs, ...restAssured, ...micronaut },
    ...{ ...unirest, ...jaxRs, ...declared, ...constants() },
  }),
);

/** Constants that are texts here, whatever makes them of one. */
function constants(): Parts {
  const part: Part = {
    made: ({ args }) => args[0]?.value ?? unknown,
    called: (method, { args }) =>
      /^(?:get|parse|valueOf|parseMediaType|of|create|toString|name|getMimeType)$/.test(method)
        ? (args[0]?.value ?? unknown)
        : unknown,
  };
  return { MediaType: part, HttpMethod: part, ContentType: part, MimeTypeUtils: part };
}
