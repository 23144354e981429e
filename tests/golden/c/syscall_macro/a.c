static long do_read(unsigned int fd) { return fd; }
SYSCALL_DEFINE2(read, unsigned int, fd, char *, buf)
{
    return do_read(fd);
}
