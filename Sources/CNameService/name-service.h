/* How glibc looks names up: its module for Swift leaves this header out. */
#include <nss.h>
