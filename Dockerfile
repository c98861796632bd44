# The portal with nothing around it: the bundled server, the built client, and the two native modules it loads.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN node scripts/setup.js
WORKDIR /out
RUN cp -r /app/build . && cp /app/package.json . && mkdir node_modules && cd /app/node_modules && \
  cp -r --parents libsql detect-libc @neon-rs/load @libsql/linux-*-gnu @node-rs/argon2 @node-rs/argon2-linux-*-gnu /out/node_modules

FROM node:20-slim
# The same as `npm start`: two thirds of the memory (docs/decisions/0004-server.md).
ENV NODE_ENV=production DATABASE_URL=file:/data/cm360.db MALLOC_ARENA_MAX=2 UV_THREADPOOL_SIZE=8
WORKDIR /app
COPY --from=build /out ./
COPY server/entrypoint.sh ./
VOLUME /data
EXPOSE 3000
# Shell form would keep SIGTERM from the server.
ENTRYPOINT ["sh", "entrypoint.sh"]
CMD ["node", "--max-semi-space-size=2", "--liftoff-only", "build/server/server.js"]
