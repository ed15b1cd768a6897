/* Laid before the C library (LD_PRELOAD), this counts every call that changes a file: each write, fsync, rename, unlink,
   link, truncate, mkdir, rmdir and each open that makes a file. At the call of a given number the process is killed, or the
   system refuses. It sleeps until `state` points to shared memory and `mode` is set; streams (0 to 2) and pipes never count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, KILL, TORN, FULL, FAULT, SHORT };

struct state {
    long mode, at, error, calls, fired;
    char kinds[65536]; /* one letter a call, in their order */
} *state;

/* Whether a call goes through: 0 yes, 1 refused with errno, 2 the first half of what is to be written only. */
static int judged(char kind) {
    if (!state || state->mode == OFF) return 0;
    long number = ++state->calls;
    if (number <= (long)sizeof state->kinds) state->kinds[number - 1] = kind;
    if (state->mode == COUNT || number < state->at) return 0;
    int frees = kind == 'u' || kind == 'd';
    if (state->mode == FULL || (state->mode == SHORT && number > state->at)) {
        state->fired++;
        if (frees) return 0;
        errno = state->error;
        return 1;
    }
    if (number > state->at) return 0;
    state->fired++;
    if (state->mode == KILL) raise(SIGKILL);
    if (state->mode == FAULT) {
        errno = state->error;
        return 1;
    }
    return kind == 'w' ? 2 : 0; /* SHORT and TORN are about writes */
}

static int regular(int fd) {
    struct stat seen;
    return state && state->mode != OFF && fd > 2 && fstat(fd, &seen) == 0 && S_ISREG(seen.st_mode);
}

static size_t half(size_t size) { return size > 1 ? size / 2 : size; }

static void torn(void) {
    if (state->mode == TORN) raise(SIGKILL);
}

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define GUARDED(name, kind, counts, declared, given) \
    int name declared { \
        REAL(name); \
        if ((counts) && judged(kind) == 1) return -1; \
        return real given; \
    }

#define WRITING(name, declared, given, given_half) \
    ssize_t name declared { \
        REAL(name); \
        int verdict = regular(fd) ? judged('w') : 0; \
        if (verdict == 1) return -1; \
        if (verdict == 0) return real given; \
        ssize_t done = real given_half; \
        torn(); \
        return done; \
    }

WRITING(write, (int fd, const void *data, size_t size), (fd, data, size), (fd, data, half(size)))
WRITING(pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at), (fd, data, half(size), at))
WRITING(pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at), (fd, data, half(size), at))
WRITING(sendfile, (int fd, int from, off_t *at, size_t size), (fd, from, at, size), (fd, from, at, half(size)))
WRITING(sendfile64, (int fd, int from, off64_t *at, size_t size), (fd, from, at, size), (fd, from, at, half(size)))
WRITING(copy_file_range, (int from, off64_t *at, int fd, off64_t *to, size_t size, unsigned flags),
        (from, at, fd, to, size, flags), (from, at, fd, to, half(size), flags))

GUARDED(fsync, 'f', regular(fd), (int fd), (fd))
GUARDED(fdatasync, 'f', regular(fd), (int fd), (fd))
GUARDED(ftruncate, 't', regular(fd), (int fd, off_t size), (fd, size))
GUARDED(ftruncate64, 't', regular(fd), (int fd, off64_t size), (fd, size))
GUARDED(rename, 'r', 1, (const char *from, const char *to), (from, to))
GUARDED(renameat, 'r', 1, (int a, const char *from, int b, const char *to), (a, from, b, to))
GUARDED(unlink, 'u', 1, (const char *path), (path))
GUARDED(unlinkat, 'u', 1, (int folder, const char *path, int flags), (folder, path, flags))
GUARDED(rmdir, 'd', 1, (const char *path), (path))
GUARDED(link, 'l', 1, (const char *from, const char *to), (from, to))
GUARDED(linkat, 'l', 1, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags))
GUARDED(mkdir, 'm', 1, (const char *path, mode_t mode), (path, mode))
GUARDED(mkdirat, 'm', 1, (int folder, const char *path, mode_t mode), (folder, path, mode))

#define MADE(folder, path, flags) \
    ((flags & O_CREAT) && state && state->mode != OFF && faccessat(folder, path, F_OK, 0) != 0)

#define OPENING(name, declared, folder, given) \
    int name declared { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        int mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, int) : 0; \
        va_end(more); \
        int kept = errno; \
        int counts = MADE(folder, path, flags); \
        errno = kept; \
        if (counts && judged('o') == 1) return -1; \
        return real given; \
    }

OPENING(open, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPENING(openat, (int folder, const char *path, int flags, ...), folder, (folder, path, flags, mode))
OPENING(openat64, (int folder, const char *path, int flags, ...), folder, (folder, path, flags, mode))

/* Who asks how much room there is on a full disk hears that there is none. */
#define ROOM(name, kind) \
    int name(const char *path, struct kind *found) { \
        REAL(name); \
        int done = real(path, found); \
        if (done == 0 && state && state->fired && state->error == ENOSPC) found->f_bfree = found->f_bavail = 0; \
        return done; \
    }

ROOM(statvfs, statvfs)
ROOM(statvfs64, statvfs64)
