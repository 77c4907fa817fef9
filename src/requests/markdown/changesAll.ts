import type { CodeLanguage } from "../client.ts";

/** Code that sets default headers, or replaces a method, for all later requests of a library. */
const patterns: Partial<Record<CodeLanguage, RegExp>> = {
  python:
    /\binstall_opener[ \t]*\(|^[ \t]*(?:requests|httpx|aiohttp|urllib3?|http)\.[\w.]{1,100}[ \t]*=(?!=)|\bsetattr\([ \t]*(?:requests|httpx|aiohttp|urllib3?|http)\b/m,
  ruby: /\bHTTParty::Basement\b|\bRestClient\.(?:add_before_execution_proc|proxy)\b|\bFaraday\.default_connection\b|^[ \t]*(?:class|module)[ \t]+(?:Net::HTTP\w*|HTTP|Faraday|HTTParty|RestClient|Typhoeus|Excon)(?:::\w+)?[ \t]*$|\b(?:Net::HTTP|HTTP|Faraday|HTTParty|RestClient|Typhoeus|Excon)[\w:]*\.(?:prepend|(?:class|module|instance)_(?:eval|exec)|define_(?:singleton_)?method|alias_method)\b|\b(?:Typhoeus\.before|Excon\.defaults)\b/m,
};

/** Whether code changes what all requests of a library are sent with. */
export function changesAll(code: string, language: CodeLanguage): boolean {
  return patterns[language]?.test(code) === true;
}
