/** The files that well-known images bring with them, where people look for them. */

import { type Directory, directory, file, withFile } from "../shell/files/file-system.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import { baseFiles, zoneRules } from "./base-files.ts";
import { parseImage } from "./reference.ts";

const welcome = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>This page is the one that the image brings: the server runs, and has no pages of its own yet.</p>
<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;
const troubled = `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
</head>
<body>
<h1>An error occurred.</h1>
<p>The page is not to be had at the moment. Please try again later.</p>
</body>
</html>
`;
const nginxDefault = `server {
    listen       80;
    listen  [::]:80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;
const nginxMain = `user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;
    sendfile        on;
    keepalive_timeout  65;
    include /etc/nginx/conf.d/*.conf;
}
`;

type Files = readonly (readonly [path: string, text: string])[];

/** Its variant on alpine has the rules of time zones, too. */
const nginxFiles = (port: number): Files => [
  ...zoneRules,
  ["/usr/share/nginx/html/index.html", welcome],
  ["/usr/share/nginx/html/50x.html", troubled],
  ["/etc/nginx/nginx.conf", nginxMain],
  ["/etc/nginx/conf.d/default.conf", nginxDefault.replaceAll("80;", `${port};`)],
];

const images: Readonly<Record<string, Files>> = {
  "docker.io/library/nginx": nginxFiles(80),
  "docker.io/nginxinc/nginx-unprivileged": nginxFiles(8080),
  "registry.k8s.io/nginx-slim": nginxFiles(80),
  "registry.k8s.io/e2e-test-images/nginx": nginxFiles(80),
  "docker.io/library/httpd": [
    ["/usr/local/apache2/htdocs/index.html", "<html><body><h1>It works!</h1></body></html>\n"],
  ],
  "docker.io/library/caddy": [
    [
      "/usr/share/caddy/index.html",
      "<!DOCTYPE html>\n<html>\n<head><title>Caddy works!</title></head>\n<body>\n" +
        "<h1>Congratulations! Caddy works!</h1>\n</body>\n</html>\n",
    ],
    ["/etc/caddy/Caddyfile", ":80 {\n\troot * /usr/share/caddy\n\tfile_server\n}\n"],
  ],
};

/** What is stored as an image and is none: it has nothing but its files. */
const artifacts: Readonly<Record<string, Files>> = {
  "quay.io/crio/artifact": [
    ["/dir/file", "1\n"],
    ["/file", "2\n"],
  ],
};

const madeOf = new Map<string, Directory>();
const madeMax = 256;

/** The files below `base`, which is the same for all images, with those of one of them. */
export function withImageFiles(base: Directory, image: string): Directory {
  const known = madeOf.get(image);
  if (known !== undefined) return known;
  const reference = parseImage(image);
  const repository = reference?.repository ?? "";
  const files = Object.hasOwn(images, repository) ? (images[repository] ?? []) : [];
  const alone = Object.hasOwn(artifacts, repository) ? artifacts[repository] : undefined;
  const made =
    alone === undefined
      ? withFiles(base, [...baseFiles(reference), ...files])
      : withFiles(directory(), alone);
  if (madeOf.size >= madeMax) madeOf.clear();
  madeOf.set(image, made);
  return made;
}

const withFiles = (base: Directory, files: Files): Directory =>
  files.reduce((root, [path, text]) => withFile(root, path, file(bytesOf(text))), base);
