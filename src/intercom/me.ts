import * as v from "valibot";
import { decode, text } from "./decode.ts";
import { type Region } from "./endpoint.ts";
import type { Operation } from "./operation.ts";

/** Whose token it is, and of which workspace. `GET /me` says nothing of the token's permissions. */
export interface Me {
  readonly email: string | undefined;
  readonly workspace: { readonly id: string | undefined; readonly name: string | undefined };
  /** Where the workspace is stored, as far as the answer tells. */
  readonly region: Region | undefined;
}

// Nothing of it is required by the description (OpenAPI 2.13 and 2.16, admin_with_app).
const meSchema = v.object({
  type: v.literal("admin"),
  email: text,
  app: v.fallback(v.object({ id_code: text, name: text, region: text }), {
    id_code: undefined,
    name: undefined,
    region: undefined,
  }),
});

/** Whose token this is (OpenAPI 2.13, identifyAdmin). */
export function identifyAdmin(): Operation<Me> {
  return {
    method: "GET",
    path: ["me"],
    decode: (json) => {
      const { email, app } = decode(meSchema, json);
      return {
        email,
        workspace: { id: app.id_code, name: app.name },
        region: regionNamed(app.region),
      };
    },
  };
}

/** `/me` says "US"; other spellings are what Intercom's own command line takes into account. */
function regionNamed(name: string | undefined): Region | undefined {
  return regionNames.find(({ names }) => names.includes(name?.toLowerCase() ?? ""))?.region;
}

const regionNames: readonly { readonly region: Region; readonly names: readonly string[] }[] = [
  { region: "us", names: ["us", "usa", "united states"] },
  { region: "eu", names: ["eu", "europe"] },
  { region: "au", names: ["au", "australia"] },
];
