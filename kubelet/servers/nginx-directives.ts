/** The directives that nginx knows, as far as errors need them. Source: nginx 1.29, its modules. */

/** Those whose names begin so are taken to be known: their modules have many. */
const families =
  /^(?:accept|access|add|ancient|auth|autoindex|charset|chunked|client|create|dav|debug|error|fastcgi|flv|geoip|grpc|gunzip|gzip|hash|health|http2|http3|image_filter|ip|js|keepalive|limit|lingering|log|map_hash|max|memcached|merge|mgmt|min|modern|mp4|msie|open|otel|output|override|perl|postpone|proxy|quic|random|read|real_ip|recursive|referer|request|reset|resolver|satisfy|scgi|secure_link|send|server_name|server_names_hash|set_real_ip|split|ssi|ssl|sub_filter|subrequest|timer|types_hash|userid|uwsgi|valid|variables_hash|worker|xml|xslt|zone_sync)_/;

const names = new Set(
  (
    "absolute_redirect access_log add_header add_trailer addition_types aio aio_write alias allow " +
    "api autoindex break charset charset_map daemon debug_points default_type deny directio " +
    "directio_alignment disable_symlinks empty_gif env error_log error_page etag events expires f4f " +
    "flv geo google_perftools_profiles gunzip gzip hash hls http http2 http3 if if_modified_since " +
    "ignore_invalid_headers imap_auth imap_capabilities include index internal internal_redirect " +
    "connection_pool_size early_hints image_filter post_action secure_link imap_client_buffer " +
    "smtp_client_buffer smtp_greeting_delay xclient " +
    "ip_hash keepalive large_client_header_buffers least_conn least_time limit_except limit_rate " +
    "limit_req limit_conn limit_zone listen load_module location lock_file log_format " +
    "log_not_found log_subrequest mail map master_process match mirror mirror_request_body mp4 " +
    "msie_padding msie_refresh multi_accept ntlm num_map off pass pcre_jit perl pid pop3_auth " +
    "pop3_capabilities port_in_redirect preread_buffer_size preread_timeout protocol proxy queue " +
    "random read_ahead real_ip_header real_ip_recursive recursive_error_pages resolver return " +
    "rewrite rewrite_log root satisfy sendfile sendfile_max_chunk server server_name " +
    "server_name_in_redirect server_tokens set slice smtp_auth smtp_capabilities source_charset " +
    "split_clients ssi ssl starttls state status status_zone sticky stream stub_status sub_filter " +
    "subrequest_output_buffer_size tcp_nodelay tcp_nopush thread_pool timeout try_files types " +
    "uninitialized_variable_warn underscores_in_headers upstream upstream_conf use user userid " +
    "valid_referers working_directory worker_processes zone zone_sync"
  ).split(" "),
);

/** Whether some module of nginx's own has a directive of that name. */
export const isDirective = (name: string): boolean => names.has(name) || families.test(name);

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
