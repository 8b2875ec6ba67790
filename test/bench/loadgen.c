/*
 * Load generator of the benchmarks: one epoll loop, N connections to an echo server, every byte that comes back checked.
 *
 *   loadgen PORT CONNECTIONS small|bulk SECONDS text|binary    echo load; prints one JSON line
 *   loadgen PORT CONNECTIONS idle 0 text                       connects, prints one JSON line, holds until stdin ends
 *
 * small: one 64-byte message outstanding per connection. bulk: writes without waiting. The first fifth is not counted.
 * "quiet" is how long before the end the last byte came back: a server that stalls is silent for longer than a moment.
 * C, because a generator in Node would need a core of its own to keep a Node server busy, and would measure itself.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { SMALL = 64, BLOCK = 65536, BUCKETS = 200000 };

struct conn { int fd; uint64_t sent, received; double asked; int want_write; };

static unsigned char pattern[2 * BLOCK];
static unsigned char input[256 * 1024];
static uint32_t histogram[BUCKETS + 1]; /* microseconds */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static void die(const char *what) { perror(what); exit(1); }

static double percentile(uint64_t total, double share) {
  uint64_t seen = 0, wanted = (uint64_t)(total * share);
  for (int i = 0; i <= BUCKETS; i++) if ((seen += histogram[i]) > wanted) return i;
  return BUCKETS;
}

static int dial(int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  if (fd < 0) die("socket");
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0) die("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

/* Returns 0 when the kernel takes no more. */
static int push(struct conn *c, size_t limit) {
  ssize_t n = send(c->fd, pattern + c->sent % BLOCK, limit, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (n < 0) { if (errno == EAGAIN) return 0; die("send"); }
  c->sent += n;
  return (size_t)n == limit;
}

int main(int argc, char **argv) {
  if (argc != 6) { fprintf(stderr, "usage: loadgen PORT CONNECTIONS small|bulk|idle SECONDS text|binary\n"); return 2; }
  int port = atoi(argv[1]), count = atoi(argv[2]), bulk = !strcmp(argv[3], "bulk"), idle = !strcmp(argv[3], "idle");
  double seconds = atof(argv[4]);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  int text = !strcmp(argv[5], "text");
  for (int i = 0; i < 2 * BLOCK; i++) {
    int at = i % BLOCK;
    /* Binary looks random; text is lines of 80 letters, shifted from line to line. */
    pattern[i] = text ? (at % 80 == 79 ? '\n' : 'a' + (at + at / 80) % 26) : (unsigned char)(at * 131 + at / 251);
  }

  struct conn *conns = calloc(count, sizeof *conns);
  double begin = now();
  for (int i = 0; i < count; i++) conns[i].fd = dial(port);
  double connected = now() - begin;
  if (idle) {
    printf("{\"connections\":%d,\"seconds\":%.4f}\n", count, connected);
    fflush(stdout);
    while (getchar() != EOF) {}
    /* Reset, or thousands of ports would stay in TIME_WAIT for the rounds to come. */
    struct linger reset = { .l_onoff = 1, .l_linger = 0 };
    for (int i = 0; i < count; i++) setsockopt(conns[i].fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    return 0;
  }

  int ep = epoll_create1(0);
  for (int i = 0; i < count; i++) {
    struct epoll_event e = { .events = bulk ? EPOLLIN | EPOLLOUT : EPOLLIN, .data.ptr = &conns[i] };
    epoll_ctl(ep, EPOLL_CTL_ADD, conns[i].fd, &e);
    conns[i].want_write = bulk;
    if (!bulk) { conns[i].asked = now(); push(&conns[i], SMALL); }
  }
  double start = now(), count_from = start + seconds * 0.2, end = start + seconds, last = start;
  uint64_t bytes = 0, rounds = 0, wrong = 0;
  struct epoll_event events[256];
  for (;;) {
    double t = now();
    if (t >= end) break;
    int n = epoll_wait(ep, events, 256, 50);
    for (int k = 0; k < n; k++) {
      struct conn *c = events[k].data.ptr;
      if (events[k].events & EPOLLIN) {
        ssize_t got = recv(c->fd, input, sizeof input, MSG_DONTWAIT);
        if (got == 0) { fprintf(stderr, "server closed\n"); return 1; }
        if (got < 0) { if (errno != EAGAIN) die("recv"); got = 0; }
        for (ssize_t done = 0; done < got;) {
          size_t at = (c->received + done) % BLOCK, part = got - done;
          if (part > BLOCK) part = BLOCK;
          if (memcmp(input + done, pattern + at, part)) wrong++;
          done += part;
        }
        c->received += got;
        if (got > 0) last = t;
        if (t >= count_from) bytes += got;
        if (!bulk && c->received == c->sent) {
          double r = now();
          if (r >= count_from) {
            rounds++;
            int us = (int)((r - c->asked) * 1e6);
            histogram[us < BUCKETS ? us : BUCKETS]++;
          }
          c->asked = r;
          push(c, SMALL);
        }
      }
      if (bulk && events[k].events & EPOLLOUT) push(c, BLOCK);
    }
  }
  double stop = now(), measured = stop - count_from;
  printf("{\"bytesPerSecond\":%.0f,\"roundsPerSecond\":%.0f,\"p50\":%.0f,\"p99\":%.0f,\"quiet\":%.2f,\"wrong\":%llu}\n",
         bytes / measured, rounds / measured, percentile(rounds, 0.5), percentile(rounds, 0.99), stop - last,
         (unsigned long long)wrong);
  return wrong ? 1 : 0;
}
