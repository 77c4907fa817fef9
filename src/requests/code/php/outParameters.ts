import type { Run } from "../machine/run.ts";
import type { Call } from "../machine/library.ts";
import { unknown } from "../machine/values/values.ts";

/** Functions that set their arguments, and the positions of these; "+": all from there on. */
const places: ReadonlyMap<string, string> = new Map(
  [
    "0: settype",
    "1: openssl_private_decrypt openssl_public_decrypt openssl_private_encrypt openssl_public_encrypt",
    "1: openssl_sign openssl_pkey_export openssl_x509_export openssl_csr_export parse_str mb_parse_str",
    "1: apcu_fetch system passthru getimagesize socket_recv",
    "1 2: exec stream_socket_client",
    "1+: mysqli_stmt_bind_result",
    "2: preg_match preg_match_all is_callable proc_open similar_text getopt flock ldap_get_option",
    "2 3: fsockopen pfsockopen",
    "2+: sscanf fscanf mb_convert_variables",
    "3: str_replace str_ireplace wp_cache_get",
    "4: preg_replace preg_replace_callback preg_filter",
    "5: openssl_encrypt",
  ].flatMap((line) => {
    const [at = "", names = ""] = line.split(": ");
    return names.split(" ").map((name): [string, string] => [name, at]);
  }),
);

/** Whether a function sets the argument at a position. */
export function setsArgument(name: string, place: number): boolean {
  const at = places.get(name) ?? "";
  if (at.endsWith("+")) return place >= Number.parseInt(at, 10);
  return at.split(" ").includes(String(place));
}

/** Makes variables unknown that a function sets. */
export function setArguments(name: string, { args }: Call, run: Run): void {
  if (!places.has(name)) return;
  for (const [place, { variable }] of args.entries()) {
    if (variable && setsArgument(name, place)) run.journal.set(variable, unknown);
  }
}
