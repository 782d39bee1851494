import { expect, test } from "vitest";
import { isDirective } from "./directives.ts";

test.each([
  "absolute_redirect access_log add_header autoindex_exact_size client_max_body_size error_page",
  "fastcgi_param fastcgi_split_path_info grpc_pass grpc_ssl_name gzip gzip_types keepalive",
  "keepalive_timeout limit_except limit_req_zone log_format map_hash_bucket_size memcached_pass",
  "open_file_cache proxy_pass proxy_cache_path proxy_set_header proxy_ssl_verify_depth resolver",
  "resolver_timeout satisfy scgi_param send_timeout server server_names_hash_bucket_size",
  "set_real_ip_from ssl_certificate_key ssl_session_cache sub_filter types_hash_max_size",
  "uwsgi_pass worker_rlimit_nofile proxy_cookie_flags ssl_reject_handshake http2 quic_retry",
])("nginx has %s", (names) => {
  expect(names.split(" ").filter((name) => !isDirective(name))).toEqual([]);
});

test("nginx has no names that look alike", () => {
  const names = "proxy_passs add_headers ssl_certificates client_max_body gzip_type log_formats";
  expect(names.split(" ").filter(isDirective)).toEqual([]);
});
