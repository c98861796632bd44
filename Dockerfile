# The portal with nothing around it: Node, the bundled server, the built client and the native modules they load. No npm, no
# Prisma command-line tool, no compiler. It writes to /data alone, so the rest may be read-only:
#   docker run --init --read-only --env-file .env -v cm360:/data -p 3000:3000 cm360

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/setup.js && sh scripts/image-tree.sh /out

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/node /usr/local/bin/node
RUN useradd --uid 1000 --create-home --shell /usr/sbin/nologin cm360 && mkdir /data && chown cm360:cm360 /data
# MALLOC_ARENA_MAX and Node's own options as with `npm start`: half the memory (docs/decisions/0004-server.md).
ENV NODE_ENV=production DATABASE_URL=file:/data/cm360.db MALLOC_ARENA_MAX=2 UV_THREADPOOL_SIZE=8 \
  SSL_CERT_FILE=/app/ca-certificates.pem
WORKDIR /app
COPY --from=build /out ./
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["node", "-e", \
  "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Shell form would keep SIGTERM from the server. It begins as root to give the volume to its user; `--user 1000` works too.
ENTRYPOINT ["/app/entrypoint.sh"]
CMD ["node", "--max-semi-space-size=2", "--liftoff-only", "build/server/server.js"]
