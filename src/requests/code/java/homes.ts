/** Classes whose simple names are ambiguous: package → name → name used here. */
const homes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...inAll(["org.apache.http.client.fluent", "org.apache.hc.client5.http.fluent"], {
    ...{ Executor: "Executor", Request: "FluentRequest" },
  }),
  ...inAll(["javax.ws.rs.client", "jakarta.ws.rs.client"], {
    ...{ Client: "Client", ClientBuilder: "ClientBuilder" },
    ...{ Entity: "Entity", WebTarget: "WebTarget" },
  }),
  "org.glassfish.jersey.client": { ClientConfig: "RsConfig" },
  ...inAll(["javax.ws.rs.core", "jakarta.ws.rs.core"], { UriBuilder: "UriBuilder", Form: "Form" }),
  ...inAll(["org.asynchttpclient", "com.ning.http.client"], {
    ...{ AsyncHttpClient: "AhcClient", DefaultAsyncHttpClient: "AhcClient", Dsl: "AhcDsl" },
    ...{ RequestBuilder: "AhcRequestBuilder", Request: "AhcRequest" },
  }),
  ...inAll(
    ["", "mutiny.", "reactivex.", "rxjava3."].map((kind) => `io.vertx.${kind}ext.web.client`),
    { WebClient: "VertxClient", WebClientOptions: "VertxOptions" },
  ),
  "io.vertx.core": { MultiMap: "VertxMultiMap" },
  "io.vertx.core.http": { HttpMethod: "HttpMethod", HttpHeaders: "HttpHeaders" },
  "play.libs.ws": { WSClient: "WSClient", WS: "WSClient" },
  "feign.okhttp": { OkHttpClient: "FeignWrapper" },
  "feign.httpclient": { ApacheHttpClient: "FeignWrapper" },
  "feign.hc5": { ApacheHttp5Client: "FeignWrapper" },
  "feign.http2client": { Http2Client: "FeignWrapper" },
  feign: { Client: "FeignClient", "Client.Default": "FeignClient.Default" },
  "reactor.netty.http.client": { HttpClient: "NettyClient" },
  "io.restassured": { RestAssured: "RestAssured" },
  "io.restassured.http": { Header: "BasicHeader", Headers: "AssuredHeaders" },
  "io.restassured.builder": { RequestSpecBuilder: "RequestSpecBuilder" },
  "io.restassured.specification": { RequestSpecification: "RequestSpecification" },
  "com.jayway.restassured": { RestAssured: "RestAssured" },
  "com.jayway.restassured.builder": { RequestSpecBuilder: "RequestSpecBuilder" },
  "com.jayway.restassured.specification": { RequestSpecification: "RequestSpecification" },
  "io.micronaut.http": { HttpRequest: "MicronautRequest" },
  "io.micronaut.http.uri": { UriBuilder: "UriBuilder" },
  "io.micronaut.http.client": {
    ...{ HttpClient: "MicronautClient", BlockingHttpClient: "MicronautClient" },
    ...{ StreamingHttpClient: "MicronautClient", RxHttpClient: "MicronautClient" },
  },
  "io.micronaut.rxjava2.http.client": { RxHttpClient: "MicronautClient" },
  "io.micronaut.rxjava3.http.client": { Rx3HttpClient: "MicronautClient" },
  "io.micronaut.reactor.http.client": { ReactorHttpClient: "MicronautClient" },
};

function inAll(packages: readonly string[], names: Readonly<Record<string, string>>): typeof homes {
  return Object.fromEntries(packages.map((home) => [home, names]));
}

/** Static methods that are called without their class after a static wildcard import. */
const statics: Readonly<Record<string, RegExp>> = {
  "io.restassured.RestAssured": /^(?:given|with|when|get|post|put|patch|delete)$/,
  "com.jayway.restassured.RestAssured": /^(?:given|with|when)$/,
  "org.asynchttpclient.Dsl":
    /^(?:asyncHttpClient|request|get|post|put|patch|delete|basicAuthRealm)$/,
};

const common = new Set(Object.values(homes).flatMap((names) => Object.keys(names)));

/** The name used here for a class of a package; undefined for other classes. */
export function classOf(home: string, name: string): string | undefined {
  const names = Object.hasOwn(homes, home) ? homes[home] : undefined;
  return names !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

/** A class named without its package, judging by wildcard imports. */
export function classIn(isImported: (home: string) => boolean, name: string): string | undefined {
  if (common.has(name)) {
    const home = Object.keys(homes).find((each) => classOf(each, name) && isImported(each));
    return home === undefined ? undefined : classOf(home, name);
  }
  const from = Object.keys(statics).find(
    (each) => statics[each]?.test(name) === true && isImported(each),
  );
  const dot = from?.lastIndexOf(".") ?? 0;
  const of = from && classOf(from.slice(0, dot), from.slice(dot + 1));
  return of === undefined ? undefined : `${of}.${name}`;
}
