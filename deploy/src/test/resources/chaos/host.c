// A host whose clock can be set and whose disk can be slowed, for every process that has this library preloaded. Two numbers
// in a file that all of them map say how: nanoseconds that its clock is ahead, and microseconds that a write to a file waits.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t nothing[2];
static volatile int64_t *host = nothing;

static int (*real_clock)(clockid_t, struct timespec *);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  real_clock = dlsym(RTLD_NEXT, "clock_gettime");
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  const char *path = getenv("CHAOS_HOST");
  int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    void *mapped = mmap(NULL, sizeof nothing, PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) host = mapped;
    close(file);
  }
}

int clock_gettime(clockid_t clock, struct timespec *to) {
  if (real_clock == NULL) begin();
  int result = real_clock(clock, to);
  int64_t ahead = host[0];
  if (ahead != 0 && result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    int64_t nanos = to->tv_sec * 1000000000LL + to->tv_nsec + ahead;
    to->tv_sec = nanos / 1000000000LL;
    to->tv_nsec = nanos % 1000000000LL;
  }
  return result;
}

int gettimeofday(struct timeval *restrict to, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int result = clock_gettime(CLOCK_REALTIME, &now);
  to->tv_sec = now.tv_sec;
  to->tv_usec = now.tv_nsec / 1000;
  return result;
}

time_t time(time_t *to) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (to != NULL) *to = now.tv_sec;
  return now.tv_sec;
}

static void wait_for_disk(int file) {
  int64_t micros = host[1];
  struct stat what;
  if (micros > 0 && fstat(file, &what) == 0 && S_ISREG(what.st_mode)) usleep((useconds_t)micros);
}

ssize_t write(int file, const void *from, size_t size) {
  if (real_write == NULL) begin();
  wait_for_disk(file);
  return real_write(file, from, size);
}

ssize_t writev(int file, const struct iovec *from, int count) {
  if (real_writev == NULL) begin();
  wait_for_disk(file);
  return real_writev(file, from, count);
}

ssize_t pwrite64(int file, const void *from, size_t size, off_t at) {
  if (real_pwrite == NULL) begin();
  wait_for_disk(file);
  return real_pwrite(file, from, size, at);
}

int fsync(int file) {
  if (real_fsync == NULL) begin();
  wait_for_disk(file);
  return real_fsync(file);
}

int fdatasync(int file) {
  if (real_fdatasync == NULL) begin();
  wait_for_disk(file);
  return real_fdatasync(file);
}
