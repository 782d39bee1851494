/** The directives that nginx knows, as far as errors need them. Source: nginx 1.29, its modules. */

/** Those of modules that few use: whose names begin so are taken to be known. */
const rare =
  /^(?:ancient|auth|charset|chunked|create|dav|debug|epoll|eventport|flv|geoip|hash|health|hls|http2|http3|image_filter|imap|ip|js|keyval|kqueue|lingering|max|merge|mgmt|min|modern|mp4|msie|otel|output|override|perl|postpone|quic|random|read|recursive|referer|request|reset|secure_link|session|split|status|sticky|subrequest|timer|uwsgi_modifier|valid|xml|xslt|zone_sync)_/;

/** What servers of TLS, and clients of it, have in common. */
const tls =
  "certificate certificate_cache certificate_key ciphers conf_command crl key_log password_file " +
  "protocols trusted_certificate verify_depth";
const tlsClient = `${tls} name server_name session_reuse verify`.replace(/\b(?=\w)/g, "ssl_");
/** What all have that pass requests on. */
const passing =
  "bind bind_dynamic buffer_size connect_timeout next_upstream next_upstream_timeout " +
  "next_upstream_tries pass read_timeout send_timeout socket_keepalive";
const caching =
  "cache cache_background_update cache_bypass cache_key cache_lock cache_lock_age " +
  "cache_lock_timeout cache_max_range_offset cache_methods cache_min_uses cache_path cache_purge " +
  "cache_revalidate cache_use_stale cache_valid no_cache store store_access";
const gateway =
  `${passing} ${caching} allow_upstream buffering buffers busy_buffers_size force_ranges ` +
  "hide_header ignore_client_abort ignore_headers intercept_errors limit_rate " +
  "max_temp_file_size pass_header pass_request_body pass_request_headers request_buffering " +
  "temp_file_write_size temp_path";

/** The rest of the names that begin with a word. */
const families = new Map(
  Object.entries({
    proxy:
      `${gateway} ssl ${tlsClient} buffer cache_convert_head cookie_domain cookie_flags ` +
      "cookie_path download_rate half_close headers_hash_bucket_size headers_hash_max_size http_version " +
      "method pass_error_message pass_trailers protocol protocol_timeout redirect requests responses " +
      "send_lowat session_drop set_body set_header smtp_auth timeout upload_rate",
    fastcgi: `${gateway} catch_stderr index keep_conn param send_lowat split_path_info`,
    scgi: `${gateway} param`,
    uwsgi: `${gateway} ${tlsClient} param string`,
    grpc:
      `${passing} ${tlsClient} allow_upstream hide_header ignore_headers intercept_errors ` +
      "pass_header set_header",
    memcached: `${passing} allow_upstream force_ranges gzip_flag`,
    ssl:
      `${tls} alpn buffer_size certificate_compression client_certificate dhparam early_data ` +
      "ecdh_curve ech_file engine handshake_timeout object_cache_inheritable ocsp ocsp_cache " +
      "ocsp_responder prefer_server_ciphers preread reject_handshake session_cache " +
      "session_ticket_key session_tickets session_timeout stapling stapling_file " +
      "stapling_responder stapling_verify verify_client",
    access: "log",
    accept: "mutex mutex_delay",
    add: "after_body before_body header header_inherit trailer trailer_inherit",
    autoindex: "exact_size format localtime",
    client:
      "body_buffer_size body_in_file_only body_in_single_buffer body_temp_path body_timeout " +
      "header_buffer_size header_timeout max_body_size",
    error: "log page",
    gunzip: "buffers",
    gzip:
      "buffers comp_level disable hash http_version min_length no_buffer proxied static types " +
      "vary window",
    keepalive: "disable min_timeout requests time timeout",
    limit:
      "conn conn_dry_run conn_log_level conn_status conn_zone except rate rate_after req " +
      "req_dry_run req_log_level req_status req_zone zone",
    log: "format not_found subrequest",
    map: "hash_bucket_size hash_max_size",
    open:
      "file_cache file_cache_errors file_cache_events file_cache_min_uses file_cache_valid " +
      "log_file_cache",
    real: "ip_header ip_recursive",
    resolver: "timeout",
    send: "lowat timeout",
    server: "name name_in_redirect names_hash_bucket_size names_hash_max_size tokens",
    set: "real_ip_from",
    ssi: "ignore_recycled_buffers last_modified min_file_chunk silent_errors types value_length",
    sub: "filter filter_last_modified filter_once filter_types",
    types: "hash_bucket_size hash_max_size",
    userid: "domain expires flags mark name p3p path service",
    variables: "hash_bucket_size hash_max_size",
    worker:
      "aio_requests connections cpu_affinity priority processes rlimit_core rlimit_nofile " +
      "shutdown_timeout",
  }).map(([first, rests]) => [first, new Set(rests.split(" "))]),
);

/** All others. */
const names = new Set(
  (
    "absolute_redirect addition_types aio aio_write alias allow api autoindex break charset " +
    "connection_pool_size daemon default_type deny directio directio_alignment " +
    "disable_symlinks early_hints empty_gif env etag events expires f4f flv geo " +
    "google_perftools_profiles gunzip gzip hash hls http http2 http3 if if_modified_since " +
    "ignore_invalid_headers image_filter include index internal internal_redirect keepalive " +
    "keyval large_client_header_buffers least_conn least_time listen load_module location " +
    "lock_file mail map master_process match mirror mirror_request_body mp4 multi_accept " +
    "ntlm num_map off pass pcre_jit perl pid pop3_auth pop3_capabilities port_in_redirect " +
    "post_action preread_buffer_size preread_timeout protocol proxy queue random resolver " +
    "return rewrite rewrite_log root satisfy secure_link sendfile sendfile_max_chunk server " +
    "set slice smtp_auth smtp_capabilities smtp_client_buffer smtp_greeting_delay " +
    "source_charset ssi ssl starttls state status sticky stream stub_status tcp_nodelay " +
    "tcp_nopush thread_pool timeout try_files types underscores_in_headers " +
    "uninitialized_variable_warn upstream upstream_conf use user userid working_directory " +
    "xclient zone zone_sync"
  ).split(" "),
);

/** Whether some module of nginx's own has a directive of that name. */
export function isDirective(name: string): boolean {
  const [first = "", ...rest] = name.split("_");
  return names.has(name) || rare.test(name) || families.get(first)?.has(rest.join("_")) === true;
}

/** Directives that have a block, always. */
export const blockDirectives: ReadonlySet<string> = new Set(
  "events http upstream location types map geo if limit_except split_clients charset_map stream mail".split(
    " ",
  ),
);

/** Blocks whose lines are no directives but a table. */
export const tables: ReadonlySet<string> = new Set(
  "types map geo split_clients charset_map".split(" "),
);

/** Where those stand that people put elsewhere; the outermost block is called `main`. */
export const places: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    events: ["main"],
    http: ["main"],
    stream: ["main"],
    user: ["main"],
    worker_processes: ["main"],
    pid: ["main"],
    worker_connections: ["events"],
    upstream: ["http", "stream"],
    server: ["http", "upstream", "stream", "mail"],
    location: ["server", "location"],
    listen: ["server"],
    server_name: ["server"],
    alias: ["location"],
    try_files: ["server", "location"],
    proxy_pass: ["location", "if", "limit_except", "server"],
    return: ["server", "location", "if"],
    root: ["http", "server", "location", "if"],
    index: ["http", "server", "location"],
  }),
);

/** Directives that take one argument, no more and no less. */
export const unary: ReadonlySet<string> = new Set(
  (
    "alias autoindex client_max_body_size default_type gzip pid proxy_buffering " +
    "proxy_connect_timeout proxy_http_version proxy_pass proxy_read_timeout proxy_send_timeout " +
    "root sendfile server_tokens tcp_nodelay tcp_nopush worker_connections worker_processes"
  ).split(" "),
);
