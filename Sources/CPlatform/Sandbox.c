// The rights that a worker gives up: Landlock by its system calls, seccomp filters by libseccomp.
#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

// Debian 12's headers end before the network rights: the kernel's documentation numbers them so.
struct ruleset {
  uint64_t file_rights, network_rights, scopes;
};

// glibc reads /proc/sys/vm/overcommit_memory when it first gives back the memory of a thread's heap.
static void *give_memory_back(void *unused) {
  void *volatile blocks[4];
  for (int i = 0; i < 4; i++) blocks[i] = malloc(100 << 10);
  for (int i = 3; i >= 0; i--) free(blocks[i]);
  return unused;
}

// What the C library opens files for at its first use, used once while files can be opened.
static void prepare(void) {
  // glibc would count the processors in /sys. Few threads run at once, however many wait; heaps for all of them would
  // only be more memory in pieces.
  mallopt(M_ARENA_MAX, 2 * warraq_processors());
  pthread_t thread;
  if (pthread_create(&thread, 0, give_memory_back, 0) == 0) pthread_join(thread, 0);
  // A small document's memory is asked for and given back by the next one: four calls of the kernel each, with the
  // other threads interrupted. Larger blocks than a megabyte still come from the kernel and go back to it.
  mallopt(M_TRIM_THRESHOLD, 2 << 20);
  mallopt(M_TOP_PAD, 256 << 10);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

int warraq_landlock(void) {
  prepare();
  int version = syscall(SYS_landlock_create_ruleset, 0, 0, 1);
  if (version < 1) return errno == ENOSYS || errno == EOPNOTSUPP ? 0 : -1;
  // Each version of the interface added a right; a kernel refuses those that it does not know.
  int file_rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  struct ruleset rules = {
      .file_rights = (UINT64_C(1) << file_rights) - 1,
      .network_rights = version >= 4 ? 3 : 0,
      .scopes = version >= 6 ? 3 : 0,
  };
  size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  int handle = syscall(SYS_landlock_create_ruleset, &rules, size, 0);
  if (handle < 0) return -1;
  int result = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (result == 0) result = syscall(SYS_landlock_restrict_self, handle, 0);
  close(handle);
  return result == 0 ? 1 : -1;
}

static atomic_uint refused_calls;
static atomic_int last_refused_call;

unsigned warraq_refused_calls(void) { return atomic_load_explicit(&refused_calls, memory_order_relaxed); }

int warraq_last_refused_call(void) { return atomic_load_explicit(&last_refused_call, memory_order_relaxed); }

// The refused call returns EPERM, as if the kernel had said so.
static void refuse(int signal, siginfo_t *info, void *context) {
  (void)signal;
  ucontext_t *interrupted = context;
#if defined(__x86_64__)
  interrupted->uc_mcontext.gregs[REG_RAX] = -EPERM;
#elif defined(__aarch64__)
  interrupted->uc_mcontext.regs[0] = -EPERM;
#else
#error "where does this machine return a system call's result?"
#endif
  atomic_store_explicit(&last_refused_call, info->si_syscall, memory_order_relaxed);
  atomic_fetch_add_explicit(&refused_calls, 1, memory_order_relaxed);
}

static const int needed[] = {
    // The pipes and the wake-up.
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(close), SCMP_SYS(pread64),
    // Memory.
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk),
    // Threads and time.
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_getparam), SCMP_SYS(sched_getscheduler), SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(getppid),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(restart_syscall), SCMP_SYS(getrandom), SCMP_SYS(getrusage), SCMP_SYS(sysinfo),
    // Signals and the end.
    SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

static const int spawning[] = {
    SCMP_SYS(clone), SCMP_SYS(wait4), SCMP_SYS(kill), SCMP_SYS(pipe2), SCMP_SYS(dup3), SCMP_SYS(sendmsg),
    SCMP_SYS(recvmsg), SCMP_SYS(prctl), SCMP_SYS(seccomp), SCMP_SYS(eventfd2), SCMP_SYS(landlock_create_ruleset),
    SCMP_SYS(landlock_restrict_self)};

static int allow_all(scmp_filter_ctx filter, const int *calls, size_t count) {
  for (size_t i = 0; i < count; i++) {
    int result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    if (result < 0) return result;
  }
  return 0;
}

static int allow_some(scmp_filter_ctx filter, int allowed) {
  int result = 0;
#define ALLOW(call, ...) \
  if (result == 0) result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(call), 1, __VA_ARGS__)
  // No memory that can be both written and run can come into being.
  ALLOW(mmap, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  ALLOW(mprotect, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // Of memory only what malloc does: no poisoned pages.
  ALLOW(madvise, SCMP_A2(SCMP_CMP_EQ, MADV_DONTNEED));
  ALLOW(madvise, SCMP_A2(SCMP_CMP_EQ, MADV_FREE));
  ALLOW(madvise, SCMP_A2(SCMP_CMP_EQ, MADV_HUGEPAGE));
  ALLOW(ioctl, SCMP_A1(SCMP_CMP_EQ, FIONREAD));
  // Not F_SETOWN and F_SETSIG, which send signals to any process.
  ALLOW(fcntl, SCMP_A1(SCMP_CMP_EQ, F_GETPIPE_SZ));
  ALLOW(fcntl, SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  // abort() signals its own process.
  ALLOW(tgkill, SCMP_A0(SCMP_CMP_EQ, getpid()));
  if (allowed & WARRAQ_ALLOW_SPAWNING) {
    // A forked worker may not know its number when the filter closes.
    ALLOW(tgkill, SCMP_A2(SCMP_CMP_EQ, SIGABRT));
    if (result == 0) result = allow_all(filter, spawning, sizeof spawning / sizeof *spawning);
  } else {
    ALLOW(clone, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  }
  if (result == 0 && allowed & WARRAQ_ALLOW_ASKING) {
    result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sendmsg), 0);
    if (result == 0) result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(recvmsg), 0);
    if (result == 0) result = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(wait4), 0);
  }
#undef ALLOW
  // glibc falls back to clone, whose flags can be seen, where clone3 does not exist.
  if (result == 0) result = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  return result;
}

int warraq_seccomp(int allowed) {
  struct sigaction action = {.sa_sigaction = refuse, .sa_flags = SA_SIGINFO | SA_NODEFER};
  if (sigaction(SIGSYS, &action, 0) != 0) return -1;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_TRAP);
  if (!filter) return 0;
  // A call by the numbers of another architecture is an attack.
  int result = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
  if (result == 0) result = allow_all(filter, needed, sizeof needed / sizeof *needed);
  if (result == 0) result = allow_some(filter, allowed);
  if (result == 0) result = seccomp_load(filter);
  seccomp_release(filter);
  if (result == 0) return 1;
  errno = -result;
  return result == -EINVAL || result == -ENOSYS || result == -EOPNOTSUPP ? 0 : -1;
}
