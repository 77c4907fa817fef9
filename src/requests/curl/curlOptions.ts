import type { ProgramOption, ProgramOptions } from "./readArguments.ts";

/** Options of curl that take an argument: the letter, where there is one, and the name. */
const withArgument = new Map(
  `abstract-unix-socket alt-svc aws-sigv4 A:user-agent b:cookie C:continue-at cacert capath cert-type ciphers
  E:cert connect-timeout connect-to create-file-mode crlfile curves c:cookie-jar d:data data-ascii
  data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url
  D:dump-header ech egd-file engine etag-compare etag-save expect100-timeout e:referer F:form form-string
  ftp-account ftp-alternative-to-user ftp-method P:ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms
  haproxy-clientip hostpubmd5 hostpubsha256 hsts http3-qlog H:header interface ip-tos ipfs-gateway json
  keepalive-cnt keepalive-time key key-type krb K:config libcurl limit-rate local-port login-options mail-auth
  mail-from mail-rcpt max-filesize max-redirs m:max-time netrc-file noproxy oauth2-bearer output-dir o:output
  parallel-max parallel-max-host pass pinnedpubkey preproxy proto proto-default proto-redir x:proxy
  proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key
  proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
  proxy-tlspassword proxy-tlsuser U:proxy-user proxy1.0 pubkey Q:quote random-file rate r:range X:request
  request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a
  socks5 socks5-gssapi-service socks5-hostname Y:speed-limit y:speed-time stderr t:telnet-option tftp-blksize
  z:time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket
  T:upload-file upload-flags url url-query u:user variable vlan-priority w:write-out`
    .split(/\s+/)
    .map((entry) => {
      const [letter = "", name = letter] = entry.split(":");
      return [name, name === letter ? "" : letter] as const;
    }),
);

/** Switches that change the request or how the command is read. */
const switches = new Map([
  ["get", "G"],
  ["head", "I"],
  ["next", ":"],
  ["netrc", "n"],
  ["netrc-optional", ""],
]);

/** Other switches, needed to tell whether an abbreviated name is unique. */
const otherSwitches = new Set(
  `anyauth append basic ca-native cert-status compressed compressed-ssh create-dirs crlf dump-ca-embed
  digest disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure fail
  fail-early fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip
  ftp-ssl-ccc ftp-ssl-control globoff haproxy-protocol help http0.9 http1.0 http1.1 http2
  http2-prior-knowledge http3 http3-only ignore-content-length include insecure ipv4 ipv6
  junk-session-cookies list-only location location-trusted mail-rcpt-allowfails manual metalink mptcp
  negotiate no-alpn no-buffer no-clobber no-keepalive no-npn no-progress-meter no-sessionid ntlm ntlm-wb
  out-null parallel parallel-immediate path-as-is post301 post302 post303 progress-bar proxy-anyauth
  proxy-basic proxy-ca-native proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm
  proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name
  remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir show-error
  show-headers silent skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast
  ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output
  suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1
  tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time use-ascii verbose version xattr`.split(/\s+/),
);

const byLetter = new Map(
  [...withArgument, ...switches].filter(([, letter]) => letter !== "").map(([n, l]) => [l, n]),
);
const names = [...withArgument.keys(), ...switches.keys(), ...otherSwitches];

function ofLetter(letter: string): ProgramOption {
  const name = byLetter.get(letter) ?? letter;
  return { name, takesArgument: withArgument.has(name) };
}

/** The option with a long name, which may be abbreviated as long as that is unique. */
function ofName(written: string): ProgramOption {
  // `--expand-header` is `--header` with curl's own variables.
  const name = written.replace(/^expand-/, "");
  const exact = withArgument.has(name) || switches.has(name) || otherSwitches.has(name);
  const candidates = exact ? [] : names.filter((candidate) => candidate.startsWith(name));
  const full = candidates.length === 1 ? (candidates[0] ?? name) : name;
  return { name: full, takesArgument: withArgument.has(full) };
}

/** The options of curl. */
export const curlOptions: ProgramOptions = { ofLetter, ofName };
