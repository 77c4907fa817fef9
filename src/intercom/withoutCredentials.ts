import { saysNothing } from "./saysNothing.ts";
import { isToken, namesSecretInUrl } from "./secrets.ts";

const parameter = /([?&#;])([^=&#?;\s]{1,100})=([^&#;]+)/g;
/** The same in a text, where a URL ends with a blank or a quote. */
const parameterInText = /([?&#;])([\w.%[\]-]{1,100})=([^&#;\s"'`<>\\]+)/g;

/** A URL with a remark in the place of each credential in its query and its fragment. */
export function withoutCredentials(url: string): string {
  return url.replace(parameter, masked);
}

/** A text whose URLs are without credentials. */
export function withoutCredentialsInUrls(text: string): string {
  return text.replace(parameterInText, masked);
}

function masked(whole: string, joint: string, name: string, value: string): string {
  const isSecret = isToken(value) || namesSecretInUrl(decoded(name));
  return isSecret && !saysNothing(decoded(value)) ? `${joint}${name}=[redacted]` : whole;
}

/** As it is where it is no text that was encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
