# Build: what better-sqlite3 needs to compile itself, and everything the compiler needs.
FROM node:20-slim AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends g++ make python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Of all packages this one alone has to run a script of its own here.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY tsconfig.json tsconfig.build.json ./
COPY prisma prisma
COPY commands commands
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

# Run: no compiler, no sources but the pages that are served, not as root.
FROM node:20-slim
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/xianfeng.db
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/prisma prisma
COPY --from=build /app/src/adapters/console/page src/adapters/console/page
COPY --from=build /app/src/wall/page src/wall/page
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would not hand a signal on.
CMD ["node", "dist/src/main.js", "start"]
